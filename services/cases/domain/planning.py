"""How a care plan is agreed on, changed, and followed up: which command is decided where."""

from typing import Any, Final
from uuid import UUID

from services.cases.domain import measures
from services.cases.domain import plan_commands as ask
from services.cases.domain import plan_events as told
from services.cases.domain.care_plan import CarePlan, evolve, of
from services.cases.domain.errors import (
    CaseNotReadyForPlan,
    GoalNamedTwice,
    MeasurePlannedTwice,
    PlanAlreadyAgreed,
    PlanNotSigned,
    PlanWithoutGoals,
    UnknownGoal,
)
from services.cases.domain.transitions import WITH_PLAN
from shared.domain.aggregate import Aggregate
from shared.domain.errors import StaleVersion
from shared.domain.messages import Event


def agree_care_plan(plan: CarePlan, command: ask.AgreeCarePlan) -> list[Event]:
    """Agree on the first version of a plan."""
    if plan.version:
        raise PlanAlreadyAgreed
    agreed = told.CarePlanAgreed(
        plan_id=command.plan_id,
        case_id=command.case_id,
        client_id=command.client_id,
        **version_after(plan, command),
    )
    return [agreed]


def revise_care_plan(plan: CarePlan, command: ask.ReviseCarePlan) -> list[Event]:
    """Agree on another version of the plan."""
    return [of(plan, told.CarePlanRevised, **version_after(plan, command))]


def resolve_conflict(plan: CarePlan, command: ask.ResolveCarePlanConflict) -> list[Event]:
    """Agree on a version that builds on the one that somebody else was faster with."""
    if command.builds_on != plan.version:
        raise StaleVersion(builds_on=command.builds_on, plan_version=plan.version)
    signed = version_after(plan, command)
    return [of(plan, told.CarePlanConflictResolved, **signed, builds_on=command.builds_on)]


def version_after(
    plan: CarePlan, command: ask.AgreeCarePlan | ask.ReviseCarePlan
) -> dict[str, Any]:
    """Return what the next version says, or raise a refusal where it cannot be agreed on."""
    if command.case_state not in WITH_PLAN:
        raise CaseNotReadyForPlan(state=command.case_state)
    if not (command.signed_by_client and command.signed_by_manager):
        raise PlanNotSigned
    goals = [goal.goal_id for goal in command.goals]
    if len(set(goals)) < len(goals):
        raise GoalNamedTwice(fields={"goals": ["A goal_id appears twice."]})
    return {
        "plan_version": plan.version + 1,
        "goals": command.goals,
        "goal_ids": goals,
        "measures": measures_of(command.goals),
        "signature": command.signature,
    }


def measures_of(goals: list[ask.Goal]) -> list[UUID]:
    """Return the measures' ids, or raise a refusal where there are none, or one is there twice."""
    planned = [goal.measure.measure_id for goal in goals]
    if not planned:
        raise PlanWithoutGoals(fields={"goals": ["Name at least one goal."]})
    if len(set(planned)) < len(planned):
        raise MeasurePlannedTwice(fields={"goals": ["A measure_id appears twice."]})
    return planned


def change_goal_status(plan: CarePlan, command: ask.ChangeGoalStatus) -> list[Event]:
    """Write down how a goal of the plan stands."""
    if command.goal_id not in plan.goals:
        raise UnknownGoal(goal_id=str(command.goal_id))
    if plan.goals[command.goal_id] == command.status:
        return []
    return [of(plan, told.GoalStatusChanged, goal_id=command.goal_id, status=command.status)]


CARE_PLAN: Final = Aggregate(
    category="care_plan",
    key="plan_id",
    initial=CarePlan(),
    evolve=evolve,
    beginnings=frozenset({ask.AgreeCarePlan}),
    commuting=frozenset(measures.DECISIONS),
    decisions={
        **measures.DECISIONS,
        ask.AgreeCarePlan: agree_care_plan,
        ask.ReviseCarePlan: revise_care_plan,
        ask.ResolveCarePlanConflict: resolve_conflict,
        ask.ChangeGoalStatus: change_goal_status,
    },
    about="What a client wants to reach, and which measures lead there.",
)
