"""Goals are agreed by two people, carried out by others, and counted when they are reached."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.cases.domain.commands import (
    AgreeCarePlan,
    ChangeGoalStatus,
    CompleteMeasure,
    FlagMeasure,
    Goal,
    Measure,
    NoteMeasureReferred,
    ResolveCarePlanConflict,
    ReviseCarePlan,
    UnflagMeasure,
)
from services.cases.domain.ending_events import CaseClosed
from services.cases.domain.errors import (
    CaseNotReadyForPlan,
    GoalNamedTwice,
    MeasurePlannedTwice,
    PlanAlreadyAgreed,
    PlanNotSigned,
    PlanWithoutGoals,
    UnknownGoal,
)
from services.cases.domain.plan_events import (
    CarePlanAgreed,
    CarePlanConflictResolved,
    CarePlanRevised,
    GoalStatusChanged,
    MeasureCompleted,
    MeasureFlagged,
    MeasureReferred,
    MeasureUnflagged,
)
from services.cases.domain.planning import CARE_PLAN
from shared.domain.errors import StaleVersion
from shared.domain.messages import Command, Event
from shared.testing.specification import given
from tests.unit.cases.examples import (
    CASE_ID,
    CLIENT_ID,
    GOAL_ID,
    MEASURE_ID,
    NOON,
    PLAN_ID,
    REFERRAL_ID,
    SCHOOL,
    told,
)

SIGNED: dict[str, Any] = {
    "goals": [SCHOOL],
    "signed_by_client": True,
    "signed_by_manager": True,
    "signature": "P-7",
    "case_state": "planning",
}
FRESH: dict[str, Any] = {"case_id": CASE_ID, "client_id": CLIENT_ID, **SIGNED}
WORK_ID = uuid4()
WORK = Goal(
    goal_id=WORK_ID, code="work", measure=Measure(measure_id=uuid4(), service="recognition_advice")
)


def agree(**changed: Any) -> Command:
    return AgreeCarePlan(**{"plan_id": PLAN_ID, "at": NOON, **FRESH, **changed})


def revise(**changed: Any) -> Command:
    return ReviseCarePlan(**{"plan_id": PLAN_ID, "at": NOON, **SIGNED, **changed})


def refer(measure_id: UUID = MEASURE_ID, referral_id: UUID = REFERRAL_ID) -> Command:
    return NoteMeasureReferred(
        plan_id=PLAN_ID, measure_id=measure_id, referral_id=referral_id, at=NOON
    )


def complete(measure_id: UUID = MEASURE_ID, outcome: str = "achieved") -> Command:
    return CompleteMeasure(
        plan_id=PLAN_ID, measure_id=measure_id, referral_id=REFERRAL_ID, outcome=outcome, at=NOON
    )


def plan_told(event: type[Event], **fields: Any) -> Event:
    return told(event, plan_id=PLAN_ID, **fields)


AGREED = plan_told(CarePlanAgreed)
WORK_PLANNED: dict[str, Any] = {
    "plan_version": 2,
    "goals": [WORK],
    "goal_ids": [WORK_ID],
    "measures": [WORK.measure.measure_id],
    "signature": "P-7",
}
REVISED = plan_told(CarePlanRevised, **WORK_PLANNED)
REFERRED = plan_told(MeasureReferred, measure_id=MEASURE_ID, referral_id=REFERRAL_ID)
COMPLETED = plan_told(
    MeasureCompleted, measure_id=MEASURE_ID, referral_id=REFERRAL_ID, outcome="achieved"
)


@pytest.mark.parametrize("state", ["planning", "linking", "monitoring"])
def test_a_plan_that_both_have_signed_is_agreed(state: str) -> None:
    given(CARE_PLAN).when(agree(case_state=state)).then(AGREED)


@pytest.mark.parametrize("state", ["enquired", "intake", "assessment", "closed", "not_admitted"])
def test_a_plan_needs_a_case_that_has_got_so_far(state: str) -> None:
    given(CARE_PLAN).when(agree(case_state=state)).refuses(CaseNotReadyForPlan, state=state)


@pytest.mark.parametrize("missing", ["signed_by_client", "signed_by_manager"])
def test_a_plan_needs_two_signatures(missing: str) -> None:
    given(CARE_PLAN).when(agree(**{missing: False})).refuses(PlanNotSigned)
    given(CARE_PLAN, AGREED).when(revise(**{missing: False})).refuses(PlanNotSigned)


@pytest.mark.parametrize("state", ["assessment", "evaluation", "paused", "transferring", "closed"])
def test_a_plan_is_not_changed_while_the_case_does_not_carry_it_out(state: str) -> None:
    given(CARE_PLAN, AGREED).when(revise(case_state=state)).refuses(
        CaseNotReadyForPlan, state=state
    )


def test_a_plan_has_a_goal() -> None:
    given(CARE_PLAN).when(agree(goals=[])).refuses(PlanWithoutGoals)


def test_two_goals_do_not_share_a_measure_or_an_id() -> None:
    given(CARE_PLAN).when(agree(goals=[SCHOOL, replace(SCHOOL, goal_id=uuid4())])).refuses(
        MeasurePlannedTwice
    )
    given(CARE_PLAN).when(agree(goals=[SCHOOL, replace(WORK, goal_id=GOAL_ID)])).refuses(
        GoalNamedTwice
    )


def test_a_plan_is_agreed_once() -> None:
    given(CARE_PLAN, AGREED).when(agree()).refuses(PlanAlreadyAgreed)


def test_a_plan_can_be_revised() -> None:
    both = [SCHOOL, WORK]

    given(CARE_PLAN, AGREED).when(revise(goals=both)).then(
        plan_told(
            CarePlanRevised,
            plan_version=2,
            goals=both,
            goal_ids=[GOAL_ID, WORK_ID],
            measures=[MEASURE_ID, WORK.measure.measure_id],
            signature="P-7",
        )
    )


def test_who_was_slower_signs_a_version_that_builds_on_the_faster_one() -> None:
    asked: dict[str, Any] = {"plan_id": PLAN_ID, "at": NOON, **SIGNED, "goals": [WORK]}

    given(CARE_PLAN, AGREED, REVISED).when(ResolveCarePlanConflict(**asked, builds_on=2)).then(
        plan_told(CarePlanConflictResolved, **WORK_PLANNED | {"plan_version": 3}, builds_on=2)
    )
    given(CARE_PLAN, AGREED, REVISED).when(ResolveCarePlanConflict(**asked, builds_on=1)).refuses(
        StaleVersion, builds_on=1, plan_version=2
    )


def status(status: Any, goal_id: UUID = GOAL_ID) -> Command:
    return ChangeGoalStatus(plan_id=PLAN_ID, at=NOON, goal_id=goal_id, status=status)


def test_how_a_goal_stands_is_told_when_it_changes() -> None:
    reached = plan_told(GoalStatusChanged, goal_id=GOAL_ID, status="reached")

    given(CARE_PLAN, AGREED).when(status("reached")).then(reached)
    given(CARE_PLAN, AGREED).when(status("agreed")).nothing_new()
    given(CARE_PLAN, AGREED, reached).when(status("reached")).nothing_new()


def test_a_goal_that_stays_in_the_plan_stands_as_it_stood() -> None:
    reached = plan_told(GoalStatusChanged, goal_id=GOAL_ID, status="reached")
    both = {**WORK_PLANNED, "goals": [SCHOOL, WORK], "goal_ids": [GOAL_ID, WORK_ID]}

    plan = CARE_PLAN.replay([AGREED, reached, plan_told(CarePlanRevised, **both)])

    assert plan.goals == {GOAL_ID: "reached", WORK_ID: "agreed"}


def test_a_goal_that_is_not_in_the_plan_has_no_status() -> None:
    given(CARE_PLAN, AGREED).when(status("reached", WORK_ID)).refuses(UnknownGoal)
    given(CARE_PLAN, AGREED, REVISED).when(status("reached")).refuses(UnknownGoal)


def test_a_referral_for_a_measure_is_noted() -> None:
    given(CARE_PLAN, AGREED).when(refer()).then(REFERRED)


def test_the_same_referral_is_noted_once() -> None:
    given(CARE_PLAN, AGREED, REFERRED).when(refer()).nothing_new()


def test_a_second_attempt_for_a_measure_is_noted_too() -> None:
    other = uuid4()

    given(CARE_PLAN, AGREED, REFERRED).when(refer(referral_id=other)).then(
        plan_told(MeasureReferred, measure_id=MEASURE_ID, referral_id=other)
    )


def test_an_outcome_completes_the_measure_once() -> None:
    given(CARE_PLAN, AGREED, REFERRED).when(complete()).then(COMPLETED)
    given(CARE_PLAN, AGREED, REFERRED, COMPLETED).when(complete()).nothing_new()


def flag(referral_id: UUID = REFERRAL_ID) -> Command:
    ids = {"plan_id": PLAN_ID, "measure_id": MEASURE_ID, "referral_id": referral_id}
    return FlagMeasure(**ids, reason_code="consent_gap", at=NOON)


def unflag(referral_id: UUID = REFERRAL_ID) -> Command:
    ids = {"plan_id": PLAN_ID, "measure_id": MEASURE_ID, "referral_id": referral_id}
    return UnflagMeasure(**ids, at=NOON)


def test_a_measure_bears_a_mark_while_its_referral_cannot_go_on() -> None:
    ids = {"measure_id": MEASURE_ID, "referral_id": REFERRAL_ID}
    flagged = plan_told(MeasureFlagged, **ids, reason_code="consent_gap")
    unflagged = plan_told(MeasureUnflagged, **ids)

    given(CARE_PLAN, AGREED, REFERRED).when(flag()).then(flagged)
    given(CARE_PLAN, AGREED, REFERRED, flagged).when(flag()).nothing_new()
    given(CARE_PLAN, AGREED, REFERRED, flagged).when(unflag()).then(unflagged)
    given(CARE_PLAN, AGREED, REFERRED, flagged, unflagged).when(unflag()).nothing_new()


def test_another_referral_marks_nothing() -> None:
    given(CARE_PLAN, AGREED, REFERRED).when(flag(uuid4())).nothing_new()
    given(CARE_PLAN, AGREED, REFERRED).when(unflag(uuid4())).nothing_new()
    given(CARE_PLAN, AGREED).when(flag()).nothing_new()


def test_what_happens_to_a_measure_no_longer_planned_changes_nothing() -> None:
    for command in (refer(), complete(), flag()):
        given(CARE_PLAN, AGREED, REVISED).when(command).nothing_new()


def test_events_of_other_things_leave_a_plan_as_it_is() -> None:
    given(CARE_PLAN, AGREED, told(CaseClosed)).when(refer()).then(REFERRED)
