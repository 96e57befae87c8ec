"""What follows in a case from what others did, in whatever order it is heard."""

from typing import Any

import pytest

from services.cases import foreign_events as heard
from services.cases.domain.commands import (
    CompleteMeasure,
    NoteMeasureReferred,
    StartMonitoring,
    TakeUpPlan,
)
from services.cases.domain.standing import Planned, Stand
from services.cases.domain.transitions import TRANSITIONS
from services.cases.reactions import (
    when_care_plan_agreed,
    when_outcome_confirmed,
    when_referral_submitted,
    when_service_engaged,
)
from tests.unit.cases.examples import CASE_ID, MEASURE_ID, NOON, PLAN_ID, REFERRAL_ID

AGREED = heard.CarePlanAgreed(plan_id=PLAN_ID, case_id=CASE_ID)
ACCEPTED = heard.ReferralAccepted(referral_id=REFERRAL_ID, case_id=CASE_ID)
IDS: dict[str, Any] = {
    "referral_id": REFERRAL_ID,
    "case_id": CASE_ID,
    "plan_id": PLAN_ID,
    "measure_id": MEASURE_ID,
}
SUBMITTED = heard.ReferralSubmitted(**IDS)
CONFIRMED = heard.OutcomeConfirmed(**IDS, outcome="achieved")
TAKEN_UP = TakeUpPlan(case_id=CASE_ID, plan_id=PLAN_ID, at=NOON)
MONITORED = StartMonitoring(case_id=CASE_ID, referral_id=REFERRAL_ID, at=NOON)
KNOWN = Planned(at=NOON, known=True)


def test_an_agreed_plan_is_taken_up() -> None:
    assert when_care_plan_agreed(AGREED, Stand(at=NOON, state="planning")) == [TAKEN_UP]


def test_where_an_institution_was_faster_than_the_plan_the_case_goes_on_to_monitoring() -> None:
    stand = Stand(at=NOON, state="planning", engaged=REFERRAL_ID)

    assert when_care_plan_agreed(AGREED, stand) == [TAKEN_UP, MONITORED]


@pytest.mark.parametrize("state", [None, *sorted(TRANSITIONS.keys() - {"planning"})])
def test_a_plan_for_a_case_in_another_phase_is_left_alone(state: str | None) -> None:
    assert when_care_plan_agreed(AGREED, Stand(at=NOON, state=state)) == []


def test_the_first_institution_that_helps_starts_the_monitoring() -> None:
    assert when_service_engaged(ACCEPTED, Stand(at=NOON, state="linking")) == [MONITORED]


@pytest.mark.parametrize("state", [None, "planning", "monitoring", "closed"])
def test_in_another_phase_an_institution_that_helps_changes_nothing(state: str | None) -> None:
    assert when_service_engaged(ACCEPTED, Stand(at=NOON, state=state)) == []


def test_a_referral_is_noted_in_the_plan() -> None:
    assert when_referral_submitted(SUBMITTED, KNOWN) == [
        NoteMeasureReferred(
            plan_id=PLAN_ID, measure_id=MEASURE_ID, referral_id=REFERRAL_ID, at=NOON
        )
    ]


def test_an_outcome_completes_the_measure() -> None:
    assert when_outcome_confirmed(CONFIRMED, KNOWN) == [
        CompleteMeasure(
            plan_id=PLAN_ID,
            measure_id=MEASURE_ID,
            referral_id=REFERRAL_ID,
            outcome="achieved",
            at=NOON,
        )
    ]


@pytest.mark.parametrize("missing", ["plan_id", "measure_id"])
def test_a_referral_without_a_plan_is_none_of_the_plans_business(missing: str) -> None:
    ids = {**IDS, missing: None}

    assert when_referral_submitted(heard.ReferralSubmitted(**ids), KNOWN) == []
    assert when_outcome_confirmed(heard.OutcomeConfirmed(**ids, outcome="achieved"), KNOWN) == []


def test_a_measure_that_nobody_planned_here_is_left_alone() -> None:
    unknown = Planned(at=NOON, known=False)

    assert when_referral_submitted(SUBMITTED, unknown) == []
    assert when_outcome_confirmed(CONFIRMED, unknown) == []
