"""What can be asked of a care plan."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

GoalStatus = Literal[
    "agreed", "in_progress", "reached", "partly_reached", "not_reached", "dropped",
]  # fmt: skip
Responsible = Literal["client", "case_manager", "institution"]


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is to be done for a goal, by which kind of service, until when."""

    measure_id: UUID
    service: str
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What the client wants to reach, how much it matters, and whose turn it is."""

    goal_id: UUID
    code: str
    measure: Measure
    text: str | None = None
    priority: int | None = None
    responsible: Responsible | None = None
    due_on: date | None = None


class OfPlan(Command):
    """Any step with one care plan."""

    plan_id: UUID
    at: datetime


class AgreeCarePlan(OfPlan):
    """Agree on goals and measures; `case_state` and `client_id` come from the door."""

    case_id: UUID
    client_id: UUID
    goals: list[Goal]
    signed_by_client: bool
    signed_by_manager: bool
    case_state: str
    signature: str | None = None
    ownership_epoch: int | None = None


class ReviseCarePlan(OfPlan):
    """Agree on other goals and measures; `case_state` comes from the door."""

    goals: list[Goal]
    signed_by_client: bool
    signed_by_manager: bool
    case_state: str
    signature: str | None = None
    ownership_epoch: int | None = None


class ResolveCarePlanConflict(ReviseCarePlan):
    """Agree on goals and measures after somebody else was faster.

    `builds_on` is the version of the plan that was meanwhile agreed, and has now been seen.
    """

    builds_on: int


class ChangeGoalStatus(OfPlan):
    """Write down how a goal stands."""

    goal_id: UUID
    status: GoalStatus
    ownership_epoch: int | None = None


class NoteMeasureReferred(OfPlan):
    """Take note that an institution was asked to carry out a measure."""

    measure_id: UUID
    referral_id: UUID


class CompleteMeasure(OfPlan):
    """Take note of how a measure ended."""

    measure_id: UUID
    referral_id: UUID
    outcome: str


class FlagMeasure(OfPlan):
    """Mark a measure whose referral cannot go on for the moment."""

    measure_id: UUID
    referral_id: UUID
    reason_code: str


class UnflagMeasure(OfPlan):
    """Take the mark from a measure whose referral goes on."""

    measure_id: UUID
    referral_id: UUID
