"""A referral rests on one legal basis, goes to who is competent, and says no more than it must."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from services.referrals.domain.commands import (
    ChosenDocument,
    DraftReferral,
    MarkReferralInError,
    SubmitReferral,
)
from services.referrals.domain.errors import (
    AlreadyReferred,
    CitationMissing,
    ConsentDoesNotCover,
    ConsentMissing,
    ContactRouteMissing,
    DocumentsMissing,
    DraftForSomebodyElse,
    EntrustedStays,
    NotCompetent,
    OneLegalBasisOnly,
    PackageTooWide,
    ProcessingRestricted,
    SecondPersonMissing,
    UnknownService,
)
from services.referrals.domain.events import DraftApproved, ReferralDrafted, ReferralSubmitted
from services.referrals.domain.policy import Policy
from services.referrals.domain.referral import REFERRAL
from shared.domain.errors import Refusal
from shared.testing.specification import given
from tests.unit.referrals.examples import CONSENT, HISTORIES, PREVIEW, ask, told

HEALTH = {
    "service": "health",
    "data_classes": ["base", "health"],
    "consent": replace(CONSENT, covered=["base", "health"]),
}
BY_LAW = {"legal_basis": "public_task", "consent": None, "consent_id": None}
PROTECTION = {**BY_LAW, "legal_basis": "child_protection", "citation": "§ 8a SGB VIII"}
PASSPORT = ChosenDocument(document_id=uuid4(), kind="passport", entrusted=False)
PERMIT = {
    "service": "residence_permit",
    "data_classes": ["base", "status"],
    "documents": [PASSPORT],
    "consent": replace(CONSENT, covered=["base", "status"]),
}
SHELTER = {
    "service": "women_shelter",
    "data_classes": [],
    "contact_route": "by way of c.berger",
}


def submitted(**changed: Any) -> ReferralSubmitted:
    [event] = REFERRAL.decide(REFERRAL.initial, ask(SubmitReferral, **changed))
    assert isinstance(event, ReferralSubmitted)
    return event


def test_a_covered_referral_is_on_its_way() -> None:
    given(REFERRAL).when(ask(SubmitReferral)).then(told(ReferralSubmitted, waiting_on="platform"))


def test_without_a_consent_on_file_nothing_is_disclosed() -> None:
    given(REFERRAL).when(ask(SubmitReferral, consent=None)).refuses(ConsentMissing)


def test_another_consent_than_the_one_named_does_not_count() -> None:
    given(REFERRAL).when(ask(SubmitReferral, consent_id=uuid4())).refuses(ConsentMissing)


@pytest.mark.parametrize(
    ("lacking", "changed"),
    [
        ("withdrawn", {"withdrawn": True}),
        ("client", {"client_id": uuid4()}),
        ("data_classes", {"covered": ["base"]}),
        ("period", {"valid_until": date(2025, 3, 19)}),
        ("period", {"valid_from": date(2025, 3, 21)}),
    ],
)
def test_a_consent_must_reach_as_far_as_the_disclosure(
    lacking: str, changed: dict[str, Any]
) -> None:
    asked = ask(SubmitReferral, consent=replace(CONSENT, **changed))

    given(REFERRAL).when(asked).refuses(ConsentDoesNotCover, lacking=[lacking])


def test_a_consent_counts_by_the_calendar_on_the_office_wall() -> None:
    shortly_after_midnight = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)

    given(REFERRAL).when(ask(SubmitReferral, at=shortly_after_midnight)).refuses(
        ConsentDoesNotCover, lacking=["period"]
    )


def test_a_sensitive_service_is_not_named_in_the_open() -> None:
    event = submitted(**HEALTH)

    assert (event.service, event.service_shown) == ("health", "protected")


def test_not_even_a_draft_names_a_sensitive_service_in_the_open() -> None:
    given(REFERRAL).when(ask(DraftReferral, service="women_shelter")).then(
        told(ReferralDrafted, "sender", service="women_shelter", service_shown="protected")
    )


def test_another_legal_basis_is_cited_and_names_no_consent() -> None:
    event = submitted(**BY_LAW, citation="§ 69 SGB X")

    assert (event.legal_basis, event.citation, event.consent_id) == (
        "public_task", "§ 69 SGB X", None,
    )  # fmt: skip


@pytest.mark.parametrize("citation", [None, ""])
def test_without_a_citation_it_is_no_legal_basis(citation: str | None) -> None:
    given(REFERRAL).when(ask(SubmitReferral, **BY_LAW, citation=citation)).refuses(CitationMissing)


def test_a_referral_does_not_rest_on_two_things_at_once() -> None:
    given(REFERRAL).when(ask(SubmitReferral, legal_basis="public_task")).refuses(OneLegalBasisOnly)


def test_a_child_is_protected_by_two_people_and_never_stopped_by_a_missing_consent() -> None:
    draft = told(ReferralDrafted, "sender")
    asked = ask(SubmitReferral, **PROTECTION)

    given(REFERRAL).when(asked).refuses(SecondPersonMissing)
    given(REFERRAL, draft).when(asked).refuses(SecondPersonMissing)
    [event] = REFERRAL.decide(REFERRAL.replay([draft, told(DraftApproved, "sender")]), asked)
    assert isinstance(event, ReferralSubmitted)
    assert (event.approved_by, event.expires) == ("t.lead", False)


@pytest.mark.parametrize(
    "changed",
    [{"submitted_by": "t.lead"}, {"recipient": "JC", "competent": ["JC"]}, {"service": "kita"}],
)
def test_a_second_person_agrees_with_somebody_else_and_to_what_was_seen(
    changed: dict[str, Any],
) -> None:
    approved = [told(ReferralDrafted, "sender"), told(DraftApproved, "sender")]
    asked = {**PROTECTION, "data_classes": ["base"], **changed}

    given(REFERRAL, *approved).when(ask(SubmitReferral, **asked)).refuses(SecondPersonMissing)


def test_only_the_competent_institution_is_asked() -> None:
    given(REFERRAL).when(ask(SubmitReferral, competent=["JA-LP", "JA-KREIS"])).refuses(
        NotCompetent, competent=["JA-KREIS", "JA-LP"]
    )


def test_another_one_is_asked_for_a_reason() -> None:
    reason = {"competence_override": "directory_outdated"}

    assert submitted(competent=["JC"], **reason).competence_override == "directory_outdated"
    assert submitted(**reason).competence_override is None


def test_a_service_is_never_told_more_than_its_whitelist() -> None:
    asked = ask(SubmitReferral, data_classes=["base", "health", "finance"])

    given(REFERRAL).when(asked).refuses(PackageTooWide, too_wide=["finance", "health"])


@pytest.mark.parametrize("command", [SubmitReferral, DraftReferral])
def test_a_service_nobody_knows_is_refused(command: Any) -> None:
    given(REFERRAL).when(ask(command, service="horoscope")).refuses(
        UnknownService, service="horoscope"
    )


def test_the_immigration_authority_gets_the_documents_that_the_client_chose() -> None:
    event = submitted(**PERMIT)

    assert (event.documents, event.expires) == ([PASSPORT], False)


@pytest.mark.parametrize(
    ("refusal", "changed"),
    [
        (DocumentsMissing, {"documents": []}),
        (EntrustedStays, {"documents": [replace(PASSPORT, entrusted=True)]}),
        (PackageTooWide, {"data_classes": ["base"]}),
        (PackageTooWide, {"service": "integration_course"}),
        (PackageTooWide, {"contact_route": "by way of c.berger"}),
    ],
)
def test_and_nothing_else(refusal: type[Refusal], changed: dict[str, Any]) -> None:
    given(REFERRAL).when(ask(SubmitReferral, **{**PERMIT, **changed})).refuses(refusal)


def test_a_shelter_learns_a_way_to_reach_the_client_and_not_even_of_a_household() -> None:
    event = submitted(**SHELTER, preview=replace(PREVIEW, document_types=["passport"]))

    assert (event.opaque, event.contact_route, event.data_classes) == (
        True, "by way of c.berger", [],
    )  # fmt: skip
    assert (event.preview.household_size, event.preview.document_types) == (None, [])


def test_a_shelter_that_cannot_reach_the_client_cannot_help() -> None:
    asked = ask(SubmitReferral, **{**SHELTER, "contact_route": None})

    given(REFERRAL).when(asked).refuses(ContactRouteMissing)


def test_of_whom_nothing_may_be_disclosed_nothing_is() -> None:
    given(REFERRAL).when(ask(SubmitReferral, restricted=True)).refuses(ProcessingRestricted)


def test_the_same_institution_is_not_asked_twice_for_the_same() -> None:
    other = uuid4()

    given(REFERRAL).when(ask(SubmitReferral, active=[other])).refuses(
        AlreadyReferred, active=[str(other)]
    )
    assert submitted(active=[other], supersedes=other).supersedes == other


def test_what_was_begun_for_one_is_not_submitted_for_another() -> None:
    given(REFERRAL, *HISTORIES["draft"]).when(ask(SubmitReferral, client_id=uuid4())).refuses(
        DraftForSomebodyElse
    )
    given(REFERRAL, *HISTORIES["failed"]).when(ask(SubmitReferral, case_id=uuid4())).refuses(
        DraftForSomebodyElse
    )


def test_deadlines_are_those_that_count_on_the_day_and_a_third_if_it_is_urgent() -> None:
    policy = Policy(acknowledge_days=4, decide_days=9)
    closed = [date(2025, 4, 2), date(2025, 4, 1)]

    assert submitted(policy=policy, closed=closed).policy == policy
    assert submitted(policy=policy, closed=closed).closed == sorted(closed)
    assert submitted(policy=policy, urgent=True).policy == Policy(
        acknowledge_days=2,
        decide_days=3,
        appointment_days=7,
        waitlist_refresh_days=10,
        outcome_days=4,
    )


def test_a_draft_made_by_mistake_is_no_draft_any_more() -> None:
    gone = [*HISTORIES["draft"], *REFERRAL.decide(
        REFERRAL.replay(HISTORIES["draft"]), ask(MarkReferralInError)
    )]  # fmt: skip

    assert REFERRAL.replay(gone).state == "entered_in_error"
