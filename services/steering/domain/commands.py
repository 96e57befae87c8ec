"""What can be asked of steering. Fields that the door looks up stand last."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.steering.domain.events import Seat
from services.steering.domain.sitting_events import AgendaItem
from services.steering.domain.voting import Vote
from shared.domain.messages import Command

Outcome = Literal["resolved", "persisting", "escalated_to_state", "accepted_as_is"]


class ReportObstacle(Command):
    """Point out what holds people up."""

    obstacle_id: UUID
    kind: str
    service: str
    municipality: str
    source: str
    at: datetime


class TakeUpObstacle(Command):
    """Begin to look into an obstacle."""

    obstacle_id: UUID
    at: datetime


class ConfirmObstacle(Command):
    """State that the obstacle exists."""

    obstacle_id: UUID
    at: datetime


class DismissObstacle(Command):
    """State that there is no such obstacle."""

    obstacle_id: UUID
    reason_code: str
    at: datetime


class AssignObstacle(Command):
    """Have the obstacle follow: a project group was formed."""

    obstacle_id: UUID
    group_id: UUID


class AnalyseObstacle(Command):
    """State where the obstacle comes from."""

    obstacle_id: UUID
    cause: str
    at: datetime


class AttachProposal(Command):
    """Have the obstacle follow: a proposal was submitted."""

    obstacle_id: UUID
    proposal_id: UUID


class PlaceOnAgenda(Command):
    """Have the obstacle follow: a sitting was convened."""

    obstacle_id: UUID
    sitting_id: UUID
    proposal_id: UUID


class DecideObstacle(Command):
    """Have the obstacle follow: a decision was issued."""

    obstacle_id: UUID
    proposal_id: UUID
    reference: str


class ReturnObstacle(Command):
    """Have the obstacle follow: the motion was rejected."""

    obstacle_id: UUID
    proposal_id: UUID


class TakeMeasure(Command):
    """Put into force what was decided."""

    obstacle_id: UUID
    in_force_on: date
    at: datetime


class ConcludeObstacle(Command):
    """State what has become of the obstacle since the measure, and what was measured."""

    obstacle_id: UUID
    outcome: Outcome
    measured: int | None = None
    at: datetime


class FormProjectGroup(Command):
    """Bring institutions together to work on an obstacle."""

    group_id: UUID
    obstacle_id: UUID
    name: str
    members: list[str]
    at: datetime
    obstacle_state: str | None


class ConstituteCommittee(Command):
    """Set up a committee with its seats."""

    committee_id: UUID
    name: str
    seats: list[Seat]
    at: datetime


class SubmitProposal(Command):
    """Propose how to remove an obstacle."""

    proposal_id: UUID
    group_id: UUID
    obstacle_id: UUID
    title: str
    target_metric: str
    target_value: int
    evaluate_on: date
    at: datetime
    group_works_on: UUID | None


class ConveneSitting(Command):
    """Call a committee together to deal with these proposals."""

    sitting_id: UUID
    committee_id: UUID
    held_on: date
    agenda: list[UUID]
    at: datetime
    voting_seats: list[str]
    advisory_seats: list[str]
    undecided: list[AgendaItem]


class OpenSitting(Command):
    """Begin the sitting."""

    sitting_id: UUID
    at: datetime


class RecordAttendance(Command):
    """Note that a seat has come or gone."""

    sitting_id: UUID
    seat: str
    present: bool
    at: datetime


class PutMotion(Command):
    """Put a proposal to the vote."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    at: datetime
    decided: bool


class CastVote(Command):
    """Vote on a motion."""

    sitting_id: UUID
    motion_id: UUID
    seat: str
    vote: Vote
    at: datetime


class CloseVote(Command):
    """Count the votes; a motion that is carried becomes a decision.

    Where another sitting has decided on the proposal meanwhile, the vote is set aside.
    """

    sitting_id: UUID
    motion_id: UUID
    reference: str | None = None
    responsible: str | None = None
    due_on: date | None = None
    evaluate_on: date | None = None
    at: datetime
    reference_taken: bool
    decided: bool


class CloseSitting(Command):
    """End the sitting."""

    sitting_id: UUID
    at: datetime
