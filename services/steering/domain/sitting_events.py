"""What has happened in a sitting; stored for ever."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.steering.domain.voting import Vote
from shared.domain.messages import Event, event


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """A proposal on the agenda, and the obstacle that it is meant to remove."""

    proposal_id: UUID
    obstacle_id: UUID


@event("steering.sitting_convened")
class SittingConvened(Event):
    """A committee will meet on this day to deal with these proposals."""

    sitting_id: UUID
    committee_id: UUID
    held_on: date
    agenda: list[AgendaItem]
    voting_seats: list[str]
    advisory_seats: list[str]


@event("steering.sitting_opened")
class SittingOpened(Event):
    """The sitting has begun."""

    sitting_id: UUID


@event("steering.attendance_recorded")
class AttendanceRecorded(Event):
    """A seat has come, or has gone."""

    sitting_id: UUID
    seat: str
    present: bool


@event("steering.quorum_established")
class QuorumEstablished(Event):
    """Enough voting seats are present from now on."""

    sitting_id: UUID
    present: int
    needed: int


@event("steering.quorum_lost")
class QuorumLost(Event):
    """Too few voting seats are present from now on."""

    sitting_id: UUID
    present: int
    needed: int


@event("steering.motion_put")
class MotionPut(Event):
    """A proposal was put to the vote, with a quorum of this size."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    present: int
    needed: int


@event("steering.vote_cast")
class VoteCast(Event):
    """A seat has voted, by open roll call."""

    sitting_id: UUID
    motion_id: UUID
    seat: str
    vote: Vote


@event("steering.motion_carried")
class MotionCarried(Event):
    """More seats have voted for the motion than against it."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    obstacle_id: UUID
    yes: int
    no: int
    abstentions: int


@event("steering.motion_rejected")
class MotionRejected(Event):
    """The motion has found no majority."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    obstacle_id: UUID
    yes: int
    no: int
    abstentions: int


@event("steering.motion_set_aside")
class MotionSetAside(Event):
    """The vote counts for nothing: another sitting has decided on the proposal meanwhile."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    obstacle_id: UUID


@event("steering.decision_issued")
class DecisionIssued(Event):
    """The committee has decided: who does it, by when, and when the effect is looked at."""

    sitting_id: UUID
    motion_id: UUID
    proposal_id: UUID
    obstacle_id: UUID
    reference: str
    responsible: str
    due_on: date
    evaluate_on: date


@event("steering.sitting_closed")
class SittingClosed(Event):
    """The sitting is over."""

    sitting_id: UUID
