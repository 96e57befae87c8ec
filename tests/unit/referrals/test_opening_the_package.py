"""The content is read after acceptance, under a consent that still stands, and recalled with it."""

from dataclasses import replace
from uuid import uuid4

import pytest

from services.referrals.domain import (
    agency_commands,
    agency_events,
    commands,
    events,
    platform_events,
)
from services.referrals.domain.errors import ConsentDoesNotCover, ConsentMissing, PackageTooWide
from services.referrals.domain.referral import REFERRAL
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Event
from shared.domain.personal import ERASED
from shared.testing.specification import given
from tests.unit.referrals.examples import (
    CONSENT,
    HISTORIES,
    SUBMISSION,
    ask,
    follows,
    told,
)

ACCEPTED = HISTORIES["accepted"]
ANSWERED = [told(platform_events.ReferralDelivered), told(agency_events.ReferralAccepted)]
OPENED = [*ACCEPTED, told(agency_events.DisclosurePackageOpened)]


def recalled(waiting_on: str, reason: str = "taken_back") -> Event:
    asked = platform_events.DisclosureRecallRequested
    return told(asked, waiting_on=waiting_on, reason=reason)


def test_an_accepted_package_is_opened_for_a_purpose() -> None:
    given(REFERRAL, *ACCEPTED).when(ask(agency_commands.OpenPackage, purpose="first_talk")).then(
        told(agency_events.DisclosurePackageOpened, purpose="first_talk")
    )


def test_an_agency_may_ask_for_less_than_it_was_offered() -> None:
    given(REFERRAL, *ACCEPTED).when(ask(agency_commands.OpenPackage, data_classes=["base"])).then(
        told(agency_events.DisclosurePackageOpened, classes=["base"])
    )


def test_nobody_gets_more_than_was_sent_along() -> None:
    asked = ask(agency_commands.OpenPackage, data_classes=["base", "contact"])

    given(REFERRAL, *ACCEPTED).when(asked).refuses(PackageTooWide, too_wide=["contact"])


@pytest.mark.parametrize("state", ["delivered", "acknowledged", "waitlisted", "info_requested"])
def test_before_acceptance_the_package_stays_closed(state: str) -> None:
    given(REFERRAL, *HISTORIES[state]).when(ask(agency_commands.OpenPackage)).refuses(
        IllegalTransition, state=state
    )


def test_a_withdrawn_consent_closes_the_package_before_the_referral_is_suspended() -> None:
    asked = ask(agency_commands.OpenPackage, consent=replace(CONSENT, withdrawn=True))

    given(REFERRAL, *ACCEPTED).when(asked).refuses(ConsentDoesNotCover, lacking=["withdrawn"])


def test_a_consent_that_is_not_on_file_opens_nothing() -> None:
    given(REFERRAL, *ACCEPTED).when(ask(agency_commands.OpenPackage, consent=None)).refuses(
        ConsentMissing
    )


def test_a_consent_of_another_person_opens_nothing() -> None:
    asked = ask(agency_commands.OpenPackage, consent=replace(CONSENT, client_id=uuid4()))

    given(REFERRAL, *ACCEPTED).when(asked).refuses(ConsentDoesNotCover, lacking=["client"])


def test_a_referral_on_another_basis_is_opened_without_consent() -> None:
    protected = told(
        events.ReferralSubmitted,
        **{**SUBMISSION, "legal_basis": "child_protection", "consent_id": None},
    )
    history = [
        protected,
        told(platform_events.ReferralDelivered),
        told(agency_events.ReferralAccepted),
    ]

    given(REFERRAL, *history).when(ask(agency_commands.OpenPackage, consent=None)).then(
        told(agency_events.DisclosurePackageOpened)
    )


def test_after_erasure_there_is_nothing_left_to_open() -> None:
    erased = told(events.ReferralSubmitted, data_classes=ERASED, service=ERASED, preview=ERASED)
    history = [
        erased,
        told(platform_events.ReferralDelivered),
        told(agency_events.ReferralAccepted),
    ]

    given(REFERRAL, *history).when(ask(agency_commands.OpenPackage, data_classes=["base"])).refuses(
        PackageTooWide, too_wide=["base"]
    )


def test_when_the_consent_is_lost_what_was_read_is_recalled() -> None:
    given(REFERRAL, *OPENED).when(ask(commands.SuspendReferral, reason="consent_gap")).then(
        told(events.ReferralSuspended, waiting_on="sender", reason="consent_gap"),
        recalled("sender", "consent"),
    )


def test_nothing_is_recalled_that_was_never_read() -> None:
    given(REFERRAL, *ACCEPTED).when(ask(commands.SuspendReferral, reason="consent_gap")).then(
        told(events.ReferralSuspended, waiting_on="sender", reason="consent_gap")
    )


def test_a_doubt_about_the_person_alone_recalls_nothing() -> None:
    given(REFERRAL, *OPENED).when(ask(commands.SuspendReferral, reason="identity_doubt")).then(
        told(events.ReferralSuspended, waiting_on="sender", reason="identity_doubt")
    )


def test_a_referral_taken_back_is_recalled() -> None:
    given(REFERRAL, *OPENED).when(ask(commands.WithdrawReferral, by="client")).then(
        told(events.ReferralWithdrawn, waiting_on="nobody", by="client"), recalled("nobody")
    )


def test_a_referral_made_by_mistake_is_recalled() -> None:
    given(REFERRAL, *OPENED).when(ask(commands.MarkReferralInError)).then(
        told(events.ReferralMarkedInError, waiting_on="nobody"), recalled("nobody")
    )


def test_with_a_new_consent_the_referral_goes_on_and_rests_on_that_one() -> None:
    new = replace(CONSENT, consent_id=uuid4())
    suspended = [*ACCEPTED, told(events.ReferralSuspended, reason="consent_gap")]
    resumed = told(events.ReferralResumed, consent_id=new.consent_id)

    assert follows(suspended, ask(commands.ResumeReferral, consent=new))[0] == resumed
    given(REFERRAL, *suspended, resumed).when(ask(agency_commands.OpenPackage, consent=new)).then(
        told(agency_events.DisclosurePackageOpened)
    )


def test_without_a_new_consent_the_referral_stays_suspended() -> None:
    suspended = [*ACCEPTED, told(events.ReferralSuspended, reason="consent_gap")]
    withdrawn = replace(CONSENT, withdrawn=True)

    given(REFERRAL, *suspended).when(ask(commands.ResumeReferral, consent=None)).refuses(
        ConsentMissing
    )
    given(REFERRAL, *suspended).when(ask(commands.ResumeReferral, consent=withdrawn)).refuses(
        ConsentDoesNotCover, lacking=["withdrawn"]
    )


def test_one_opening_is_recalled_once() -> None:
    suspended = [*OPENED, told(events.ReferralSuspended), recalled("sender", "consent")]

    given(REFERRAL, *suspended).when(ask(commands.WithdrawReferral, by="client")).then(
        told(events.ReferralWithdrawn, waiting_on="nobody", by="client")
    )
