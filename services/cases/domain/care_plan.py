"""The care plan: a stream of its own, so that only its own editors get in each other's way."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from services.cases.domain.commands import (
    AgreeCarePlan,
    CompleteMeasure,
    Goal,
    NoteMeasureReferred,
    ReviseCarePlan,
)
from services.cases.domain.errors import (
    CaseNotReadyForPlan,
    MeasurePlannedTwice,
    PlanAlreadyAgreed,
    PlanNotSigned,
    PlanWithoutGoals,
)
from services.cases.domain.events import (
    CarePlanAgreed,
    CarePlanRevised,
    MeasureCompleted,
    MeasureReferred,
)
from services.cases.domain.transitions import WITH_PLAN
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class CarePlan:
    """A plan as the rules see it: which referral was last made for a measure, which are done."""

    plan_id: UUID | None = None
    case_id: UUID | None = None
    client_id: UUID | None = None
    measures: frozenset[UUID] = frozenset()
    referred: Mapping[UUID, UUID] = field(default_factory=dict)
    completed: Mapping[UUID, UUID] = field(default_factory=dict)


def evolve(plan: CarePlan, event: Event) -> CarePlan:
    """Return `plan` as it stands after `event`."""
    match event:
        case CarePlanAgreed(plan_id=plan_id, case_id=case_id, client_id=client_id):
            begun = replace(plan, plan_id=plan_id, case_id=case_id, client_id=client_id)
            return replace(begun, measures=frozenset(event.measures))
        case CarePlanRevised(measures=measures):
            return replace(plan, measures=frozenset(measures))
        case MeasureReferred(measure_id=measure_id, referral_id=referral_id):
            return replace(plan, referred={**plan.referred, measure_id: referral_id})
        case MeasureCompleted(measure_id=measure_id, referral_id=referral_id):
            return replace(plan, completed={**plan.completed, measure_id: referral_id})
        case _:
            return plan


def agree_care_plan(plan: CarePlan, command: AgreeCarePlan) -> list[Event]:
    """Agree on the first version of a plan."""
    if plan.plan_id is not None:
        raise PlanAlreadyAgreed
    if command.case_state not in WITH_PLAN:
        raise CaseNotReadyForPlan(state=command.case_state)
    require_signatures(command)
    return [
        CarePlanAgreed(
            plan_id=command.plan_id,
            case_id=command.case_id,
            client_id=command.client_id,
            goals=command.goals,
            measures=measures_of(command.goals),
        )
    ]


def revise_care_plan(plan: CarePlan, command: ReviseCarePlan) -> list[Event]:
    """Agree on another version of the plan."""
    require_signatures(command)
    measures = measures_of(command.goals)
    return [CarePlanRevised(**known(plan), goals=command.goals, measures=measures)]


def note_measure_referred(plan: CarePlan, command: NoteMeasureReferred) -> list[Event]:
    """Take note of a referral; it changes nothing for a measure that is not in the plan."""
    measure, referral = command.measure_id, command.referral_id
    if measure not in plan.measures or plan.referred.get(measure) == referral:
        return []
    return [MeasureReferred(**known(plan), measure_id=measure, referral_id=referral)]


def complete_measure(plan: CarePlan, command: CompleteMeasure) -> list[Event]:
    """Take note of an outcome; it changes nothing for a measure that is not in the plan."""
    measure, referral = command.measure_id, command.referral_id
    if measure not in plan.measures or plan.completed.get(measure) == referral:
        return []
    return [
        MeasureCompleted(
            **known(plan), measure_id=measure, referral_id=referral, outcome=command.outcome
        )
    ]


def require_signatures(command: AgreeCarePlan | ReviseCarePlan) -> None:
    """Raise `PlanNotSigned` unless both have signed."""
    if not (command.signed_by_client and command.signed_by_manager):
        raise PlanNotSigned


def measures_of(goals: list[Goal]) -> list[UUID]:
    """Return the measures' ids, or raise a refusal where there are none, or one is there twice."""
    measures = [goal.measure.measure_id for goal in goals]
    if not measures:
        raise PlanWithoutGoals(fields={"goals": ["Name at least one goal."]})
    if len(set(measures)) < len(measures):
        raise MeasurePlannedTwice(fields={"goals": ["A measure_id appears twice."]})
    return measures


def known(plan: CarePlan) -> dict[str, Any]:
    """Return what every event of a plan repeats."""
    return {"plan_id": plan.plan_id, "case_id": plan.case_id, "client_id": plan.client_id}


CARE_PLAN: Final = Aggregate(
    category="care_plan",
    key="plan_id",
    initial=CarePlan(),
    evolve=evolve,
    beginnings=frozenset({AgreeCarePlan}),
    commuting=frozenset({NoteMeasureReferred, CompleteMeasure}),
    decisions={
        AgreeCarePlan: agree_care_plan,
        ReviseCarePlan: revise_care_plan,
        NoteMeasureReferred: note_measure_referred,
        CompleteMeasure: complete_measure,
    },
    about="What a client wants to reach, and which measures lead there.",
)
