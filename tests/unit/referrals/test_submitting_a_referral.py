"""A referral rests on one legal basis, goes to who is competent, and says no more than it must."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from services.referrals.domain.commands import DraftReferral, SubmitReferral
from services.referrals.domain.errors import (
    ConsentDoesNotCover,
    ConsentMissing,
    NotCompetent,
    PackageTooWide,
    UnknownService,
)
from services.referrals.domain.events import ReferralDrafted, ReferralSubmitted
from services.referrals.domain.referral import REFERRAL
from shared.testing.specification import given
from tests.unit.referrals.examples import CONSENT, ask, told

HEALTH = {
    "service": "health",
    "data_classes": ["base", "health"],
    "consent": replace(
        CONSENT,
        purpose="referral:health",
        data_classes=["base", "health"],
        explicit_classes=["health"],
    ),
}


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
        ("recipient", {"recipients": ["JC"]}),
        ("purpose", {"purpose": "referral:housing"}),
        ("data_classes", {"data_classes": ["base"]}),
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


def test_health_needs_an_explicit_consent() -> None:
    silent = replace(HEALTH["consent"], explicit_classes=[])

    given(REFERRAL).when(ask(SubmitReferral, **{**HEALTH, "consent": silent})).refuses(
        ConsentDoesNotCover, lacking=["data_classes"]
    )


def test_a_sensitive_service_is_not_named_in_the_open() -> None:
    given(REFERRAL).when(ask(SubmitReferral, **HEALTH)).then(
        told(
            ReferralSubmitted,
            waiting_on="platform",
            service="health",
            service_shown="protected",
            data_classes=["base", "health"],
        )
    )


def test_not_even_a_draft_names_a_sensitive_service_in_the_open() -> None:
    given(REFERRAL).when(ask(DraftReferral, service="women_shelter")).then(
        told(
            ReferralDrafted,
            waiting_on="sender",
            service="women_shelter",
            service_shown="protected",
        )
    )


def test_another_legal_basis_needs_no_consent_and_names_none() -> None:
    asked = ask(SubmitReferral, legal_basis="child_protection", consent=None)

    given(REFERRAL).when(asked).then(
        told(
            ReferralSubmitted,
            waiting_on="platform",
            legal_basis="child_protection",
            consent_id=None,
        )
    )


def test_only_the_competent_institution_is_asked() -> None:
    given(REFERRAL).when(ask(SubmitReferral, competent=["JA-LP", "JA-KREIS"])).refuses(
        NotCompetent, competent=["JA-KREIS", "JA-LP"]
    )


def test_a_service_is_never_told_more_than_its_whitelist() -> None:
    asked = ask(SubmitReferral, data_classes=["base", "health", "finance"])

    given(REFERRAL).when(asked).refuses(PackageTooWide, too_wide=["finance", "health"])


def test_a_service_nobody_knows_is_refused() -> None:
    given(REFERRAL).when(ask(SubmitReferral, service="horoscope")).refuses(
        UnknownService, service="horoscope"
    )
