"""Who works on obstacles, who decides, and what is proposed; stored for ever."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.domain.messages import Event, event


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A seat in a committee: which institution holds it, and whether it votes or advises."""

    seat: str
    institution: str
    voting: bool


@event("steering.project_group_formed")
class ProjectGroupFormed(Event):
    """Institutions have released staff to work on an obstacle together."""

    group_id: UUID
    obstacle_id: UUID
    name: str
    members: list[str]


@event("steering.committee_constituted")
class CommitteeConstituted(Event):
    """A committee exists, with these seats."""

    committee_id: UUID
    name: str
    seats: list[Seat]


@event("steering.proposal_submitted")
class ProposalSubmitted(Event):
    """A project group proposes how to remove an obstacle, and how to see whether it helped."""

    proposal_id: UUID
    group_id: UUID
    obstacle_id: UUID
    title: str
    target_metric: str
    target_value: int
    evaluate_on: date
