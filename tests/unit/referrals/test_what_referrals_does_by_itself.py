"""What follows for running referrals from what others did."""

from dataclasses import replace
from uuid import uuid4

from services.referrals import foreign_events as heard
from services.referrals.domain.commands import (
    DeliverReferral,
    ResumeReferral,
    SuspendReferral,
    WithdrawReferral,
)
from services.referrals.domain.consent import Disclosure
from services.referrals.reactions import (
    when_case_closed,
    when_consent_granted,
    when_consent_withdrawn,
    when_referral_submitted,
)
from tests.unit.referrals.examples import (
    AGENCY,
    CASE_ID,
    CLIENT_ID,
    CONSENT,
    CONSENT_ID,
    NOON,
    REFERRAL_ID,
)

OTHER_ID = uuid4()
SUBMITTED = heard.ReferralSubmitted(referral_id=REFERRAL_ID)
WITHDRAWN = heard.ConsentWithdrawn(
    consent_id=CONSENT_ID, client_id=CLIENT_ID, purpose="referral:school_place"
)
GRANTED = heard.ConsentGranted(
    **{name: value for name, value in vars(CONSENT).items() if name != "withdrawn"}
)
SCHOOL = Disclosure(
    client_id=CLIENT_ID,
    recipient=AGENCY,
    purpose="referral:school_place",
    data_classes=["base"],
)


def test_a_submitted_referral_is_delivered() -> None:
    assert when_referral_submitted(SUBMITTED, (NOON, [REFERRAL_ID])) == [
        DeliverReferral(referral_id=REFERRAL_ID, at=NOON)
    ]


def test_one_that_no_longer_waits_for_delivery_is_left_alone() -> None:
    assert when_referral_submitted(SUBMITTED, (NOON, [])) == []


def test_everything_that_rests_on_a_withdrawn_consent_is_suspended() -> None:
    assert when_consent_withdrawn(WITHDRAWN, (NOON, [REFERRAL_ID, OTHER_ID])) == [
        SuspendReferral(referral_id=REFERRAL_ID, reason="consent_gap", at=NOON),
        SuspendReferral(referral_id=OTHER_ID, reason="consent_gap", at=NOON),
    ]


def test_a_new_consent_resumes_what_it_covers_and_nothing_else() -> None:
    wider = replace(SCHOOL, data_classes=["base", "health"])

    assert when_consent_granted(GRANTED, (NOON, [(REFERRAL_ID, SCHOOL), (OTHER_ID, wider)])) == [
        ResumeReferral(referral_id=REFERRAL_ID, consent=CONSENT, at=NOON)
    ]


def test_the_referrals_of_a_closed_case_are_taken_back() -> None:
    closed = heard.CaseClosed(case_id=CASE_ID)

    assert when_case_closed(closed, (NOON, [REFERRAL_ID])) == [
        WithdrawReferral(referral_id=REFERRAL_ID, by="sender", at=NOON)
    ]
