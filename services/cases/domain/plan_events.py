"""What has happened to a care plan; stored for ever."""

from dataclasses import dataclass
from uuid import UUID

from services.cases.domain.events import CaseEvent
from services.cases.domain.plan_commands import Goal
from shared.domain.messages import event
from shared.domain.personal import Personal


@dataclass(frozen=True, kw_only=True)
class PlanEvent(CaseEvent):
    """Which plan, in which case."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanSigned(PlanEvent):
    """What a version of a plan says, and where its signatures are."""

    plan_version: int
    goals: Personal[list[Goal]]
    goal_ids: list[UUID]
    measures: list[UUID]
    signature: Personal[str] | None


@event("cases.care_plan_agreed", subject="client_id")
class CarePlanAgreed(PlanSigned):
    """Client and case manager signed what they want to reach, and how."""


@event("cases.care_plan_revised", subject="client_id")
class CarePlanRevised(PlanSigned):
    """They signed another version of the plan."""


@event("cases.care_plan_conflict_resolved", subject="client_id")
class CarePlanConflictResolved(PlanSigned):
    """Two had worked on the plan; they signed a version that builds on the one that won."""

    builds_on: int


@event("cases.goal_status_changed")
class GoalStatusChanged(PlanEvent):
    """A goal of the plan stands otherwise than before."""

    goal_id: UUID
    status: str


@event("cases.measure_referred")
class MeasureReferred(PlanEvent):
    """An institution was asked to carry out a measure."""

    measure_id: UUID
    referral_id: UUID


@event("cases.measure_completed")
class MeasureCompleted(PlanEvent):
    """A measure ended, with this outcome."""

    measure_id: UUID
    referral_id: UUID
    outcome: str


@event("cases.measure_flagged")
class MeasureFlagged(PlanEvent):
    """The referral for a measure cannot go on for the moment."""

    measure_id: UUID
    referral_id: UUID
    reason_code: str


@event("cases.measure_unflagged")
class MeasureUnflagged(PlanEvent):
    """The referral for a measure goes on."""

    measure_id: UUID
    referral_id: UUID
