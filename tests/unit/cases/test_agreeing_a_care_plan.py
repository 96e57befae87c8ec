"""Goals are agreed by two people, carried out by others, and counted when they are reached."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from services.cases.domain.care_plan import CARE_PLAN
from services.cases.domain.commands import (
    AgreeCarePlan,
    CompleteMeasure,
    Goal,
    Measure,
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
    CaseClosed,
    MeasureCompleted,
    MeasureReferred,
)
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

SIGNED: dict[str, Any] = {"goals": [SCHOOL], "signed_by_client": True, "signed_by_manager": True}
FRESH: dict[str, Any] = {
    "case_id": CASE_ID, "client_id": CLIENT_ID, "case_state": "planning", **SIGNED,
}  # fmt: skip
WORK = Goal(
    goal_id=GOAL_ID, code="work", measure=Measure(measure_id=uuid4(), service="recognition_advice")
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


AGREED = plan_told(CarePlanAgreed, goals=[SCHOOL], measures=[MEASURE_ID])
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


def test_a_plan_has_a_goal() -> None:
    given(CARE_PLAN).when(agree(goals=[])).refuses(PlanWithoutGoals)


def test_two_goals_do_not_share_a_measure() -> None:
    given(CARE_PLAN).when(agree(goals=[SCHOOL, SCHOOL])).refuses(MeasurePlannedTwice)


def test_a_plan_is_agreed_once() -> None:
    given(CARE_PLAN, AGREED).when(agree()).refuses(PlanAlreadyAgreed)


def test_a_plan_can_be_revised() -> None:
    measures = [MEASURE_ID, WORK.measure.measure_id]

    given(CARE_PLAN, AGREED).when(revise(goals=[SCHOOL, WORK])).then(
        plan_told(CarePlanRevised, goals=[SCHOOL, WORK], measures=measures)
    )


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


def test_what_happens_to_a_measure_no_longer_planned_changes_nothing() -> None:
    revised = plan_told(CarePlanRevised, goals=[WORK], measures=[WORK.measure.measure_id])

    given(CARE_PLAN, AGREED, revised).when(refer()).nothing_new()
    given(CARE_PLAN, AGREED, revised).when(complete()).nothing_new()


def test_events_of_other_things_leave_a_plan_as_it_is() -> None:
    given(CARE_PLAN, AGREED, told(CaseClosed)).when(refer()).then(REFERRED)
