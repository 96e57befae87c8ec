"""What follows in a case from what others did, in whatever order it is heard."""

from typing import Any

import pytest

from services.cases import foreign_events as heard
from services.cases.domain.commands import (
    AbortTransfer,
    CompleteMeasure,
    CompleteTransfer,
    CutOverCase,
    FlagMeasure,
    KeepCase,
    NoteMeasureReferred,
    OfferTransfer,
    StartMonitoring,
    TakeUpPlan,
    UnflagMeasure,
)
from services.cases.domain.standing import Found, Offer, Offered, Planned, Resting, Stand
from services.cases.domain.transitions import TRANSITIONS
from services.cases.reactions import (
    when_case_closed,
    when_case_transfer_due,
    when_case_transfer_initiated,
    when_case_transferred,
    when_outcome_confirmed,
    when_plan_signed,
    when_referral_submitted,
    when_referral_suspended,
    when_service_engaged,
    when_suspension_over,
    when_transfer_failed,
)
from tests.unit.cases.examples import (
    CASE_ID,
    CLIENT_ID,
    LIPPSTADT,
    MEASURE_ID,
    MOVE,
    NOON,
    PLAN_ID,
    REFERRAL_ID,
    TRANSFER_ID,
    WERL,
)

HERE: dict[str, Any] = {"at": NOON, "keeper": WERL}
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
KNOWN = Planned(**HERE, known=True)


def test_an_agreed_plan_is_taken_up() -> None:
    assert when_plan_signed(AGREED, Stand(**HERE, state="planning")) == [TAKEN_UP]


def test_where_an_institution_was_faster_than_the_plan_the_case_goes_on_to_monitoring() -> None:
    stand = Stand(**HERE, state="planning", engaged=REFERRAL_ID)

    assert when_plan_signed(AGREED, stand) == [TAKEN_UP, MONITORED]


@pytest.mark.parametrize("state", [None, *sorted(TRANSITIONS.keys() - {"planning"})])
def test_a_plan_for_a_case_in_another_phase_is_left_alone(state: str | None) -> None:
    assert when_plan_signed(AGREED, Stand(**HERE, state=state)) == []


def test_the_first_institution_that_helps_starts_the_monitoring() -> None:
    assert when_service_engaged(ACCEPTED, Stand(**HERE, state="linking")) == [MONITORED]


@pytest.mark.parametrize("state", [None, "planning", "monitoring", "closed"])
def test_in_another_phase_an_institution_that_helps_changes_nothing(state: str | None) -> None:
    assert when_service_engaged(ACCEPTED, Stand(**HERE, state=state)) == []


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
    unknown = Planned(**HERE, known=False)

    assert when_referral_submitted(SUBMITTED, unknown) == []
    assert when_outcome_confirmed(CONFIRMED, unknown) == []


SUSPENDED = heard.ReferralSuspended(referral_id=REFERRAL_ID, case_id=CASE_ID, reason="consent_gap")
RESUMED = heard.ReferralResumed(referral_id=REFERRAL_ID, case_id=CASE_ID)
PLANNED: dict[str, Any] = {"plan_id": PLAN_ID, "measure_id": MEASURE_ID}


def test_a_measure_bears_a_mark_while_its_referral_is_suspended() -> None:
    resting = Resting(**HERE, **PLANNED)
    ids: dict[str, Any] = {**PLANNED, "referral_id": REFERRAL_ID, "at": NOON}

    assert when_referral_suspended(SUSPENDED, resting) == [
        FlagMeasure(**ids, reason_code="consent_gap")
    ]
    assert when_suspension_over(RESUMED, resting) == [UnflagMeasure(**ids)]


def test_a_referral_that_no_measure_rests_on_marks_nothing() -> None:
    assert when_referral_suspended(SUSPENDED, Resting(**HERE)) == []
    assert when_suspension_over(RESUMED, Resting(**HERE)) == []


OF_TRANSFER: dict[str, Any] = {"transfer_id": TRANSFER_ID, "case_id": CASE_ID}
DUE = heard.CaseTransferDue(
    **OF_TRANSFER, client_id=CLIENT_ID, municipality=LIPPSTADT, manager="k.ina"
)
FOUND = Found(**HERE)


def test_a_transfer_that_was_initiated_is_offered() -> None:
    fact = heard.CaseTransferInitiated(case_id=CASE_ID, client_id=CLIENT_ID, **MOVE)

    assert when_case_transfer_initiated(fact, FOUND) == [
        OfferTransfer(case_id=CASE_ID, client_id=CLIENT_ID, **MOVE, at=NOON)
    ]


def test_on_the_day_the_case_changes_hands() -> None:
    offered = Offered(**HERE, state="transferring", consent_known=True)

    assert when_case_transfer_due(DUE, offered) == [
        CutOverCase(**OF_TRANSFER, manager="k.ina", at=NOON)
    ]


@pytest.mark.parametrize(
    ("state", "consent_known", "reason"),
    [
        ("transferring", False, "consent_withdrawn"),
        ("closed", True, "case_closed"),
        (None, True, "case_closed"),
    ],
)
def test_a_case_that_does_not_wait_or_may_not_go_stays(
    state: str | None, consent_known: bool, reason: Any
) -> None:
    offered = Offered(**HERE, state=state, consent_known=consent_known)

    assert when_case_transfer_due(DUE, offered) == [
        AbortTransfer(transfer_id=TRANSFER_ID, reason_code=reason, at=NOON)
    ]


def test_what_was_handed_over_is_complete() -> None:
    assert when_case_transferred(heard.CaseTransferred(**OF_TRANSFER), FOUND) == [
        CompleteTransfer(transfer_id=TRANSFER_ID, at=NOON)
    ]


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (heard.CaseTransferDeclined, "declined"),
        (heard.CaseTransferExpired, "expired"),
        (heard.CaseTransferAborted, "aborted"),
    ],
)
def test_a_case_that_nobody_took_over_is_kept(fact: type[Any], reason: str) -> None:
    assert when_transfer_failed(fact(**OF_TRANSFER), FOUND) == [
        KeepCase(**OF_TRANSFER, reason_code=reason, at=NOON)
    ]


def test_a_case_that_ended_takes_its_offer_along() -> None:
    closed = heard.CaseClosed(case_id=CASE_ID)

    assert when_case_closed(closed, Offer(**HERE, transfer_id=None)) == []
    assert when_case_closed(closed, Offer(**HERE, transfer_id=TRANSFER_ID)) == [
        AbortTransfer(transfer_id=TRANSFER_ID, reason_code="case_closed", at=NOON)
    ]
