"""The care plan: a stream of its own, so that only its own editors get in each other's way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

from services.cases.domain import plan_events as told
from shared.domain.messages import Event

E = TypeVar("E", bound=told.PlanEvent)


@dataclass(frozen=True, kw_only=True)
class CarePlan:
    """A plan as the rules see it.

    `referred` and `completed` name for a measure the referral that was last made for it, or that
    completed it, `flagged` the one that cannot go on; `goals` how each goal stands.
    """

    plan_id: UUID | None = None
    case_id: UUID | None = None
    client_id: UUID | None = None
    version: int = 0
    goals: Mapping[UUID, str] = field(default_factory=dict)
    measures: frozenset[UUID] = frozenset()
    referred: Mapping[UUID, UUID] = field(default_factory=dict)
    completed: Mapping[UUID, UUID] = field(default_factory=dict)
    flagged: Mapping[UUID, UUID] = field(default_factory=dict)


def evolve(plan: CarePlan, event: Event) -> CarePlan:
    """Return `plan` as it stands after `event`."""
    match event:
        case told.PlanSigned():
            return signed(plan, event)
        case told.GoalStatusChanged(goal_id=goal_id, status=status):
            return replace(plan, goals={**plan.goals, goal_id: status})
        case told.MeasureReferred(measure_id=measure_id, referral_id=referral_id):
            return replace(plan, referred={**plan.referred, measure_id: referral_id})
        case told.MeasureCompleted(measure_id=measure_id, referral_id=referral_id):
            return replace(plan, completed={**plan.completed, measure_id: referral_id})
        case told.MeasureFlagged(measure_id=measure_id, referral_id=referral_id):
            return replace(plan, flagged={**plan.flagged, measure_id: referral_id})
        case told.MeasureUnflagged(measure_id=measure_id):
            flagged = {key: value for key, value in plan.flagged.items() if key != measure_id}
            return replace(plan, flagged=flagged)
        case _:
            return plan


def signed(plan: CarePlan, event: told.PlanSigned) -> CarePlan:
    """Return `plan` in the version just signed; goals that remain stand as they stood."""
    return replace(
        plan,
        plan_id=event.plan_id,
        case_id=event.case_id,
        client_id=event.client_id,
        version=event.plan_version,
        goals={goal_id: plan.goals.get(goal_id, "agreed") for goal_id in event.goal_ids},
        measures=frozenset(event.measures),
    )


def of(plan: CarePlan, event: type[E], **details: Any) -> E:
    """Return the event with what every event of a plan repeats."""
    told_: Callable[..., E] = event
    return told_(plan_id=plan.plan_id, case_id=plan.case_id, client_id=plan.client_id, **details)
