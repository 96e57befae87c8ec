"""A consent says clearly what it is for, or it is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.clients.domain.commands import Permission
from services.clients.domain.consent import CONSENT
from services.clients.domain.consent_errors import (
    ConsentTooLong,
    ConsequencesNotExplained,
    CustodianNotNamed,
    ExplicitButNotCovered,
    ExplicitConsentMissing,
    NobodyNamed,
    NothingCovered,
    PeriodUpsideDown,
    RecipientIsFixed,
    UnknownDataClass,
    UnknownPurpose,
    WitnessMissing,
)
from services.clients.domain.consent_events import ConsentExpired, ConsentGranted
from services.clients.domain.errors import (
    NotACode,
)
from shared.domain.errors import AlreadyExists, NotFound, Refusal
from shared.domain.messages import sealed_fields
from shared.domain.personal import ERASED
from shared.testing.specification import given
from tests.unit.clients.examples import (
    CONSENT_ID,
    GRANT,
    GRANTED,
    REGISTERED,
    SOEST,
    WERL,
    WITHDRAW,
    WITHDRAWN,
    YUSUF,
    granting,
)


def test_a_consent_is_given() -> None:
    given(CONSENT).when(GRANT).then(GRANTED)


def test_a_consent_is_given_only_once() -> None:
    given(CONSENT, GRANTED).when(GRANT).refuses(AlreadyExists, consent_id=str(CONSENT_ID))


def test_what_is_named_twice_is_noted_once() -> None:
    command = granting(recipients=["JC", "GA", "JC"], data_classes=["contact", "base", "base"])

    marks = ["GA-base", "GA-contact", "JC-base", "JC-contact"]
    given(CONSENT).when(command).then(replace(GRANTED, recipients=["GA", "JC"], marks=marks))


def test_health_is_consented_to_in_so_many_words() -> None:
    explicit = {"data_classes": ["base", "health"], "explicit_classes": ["health"]}

    given(CONSENT).when(granting(**explicit)).then(
        replace(GRANTED, **explicit, marks=["JC-base", "JC-health"])
    )


@pytest.mark.parametrize(
    ("purpose", "recipient"),
    [("case_management", WERL), ("statistics", WERL), (f"transfer:{SOEST}", SOEST)],
)
@pytest.mark.parametrize("named", [True, False])
def test_some_purposes_have_one_recipient(purpose: str, recipient: str, named: bool) -> None:
    may = Permission(recipient=recipient, data_class="base", mark="m")
    command = granting(
        purpose=purpose,
        recipients=[recipient] if named else [],
        data_classes=["base"],
        permissions=(may,),
    )
    expected = {"purpose": purpose, "recipients": [recipient], "data_classes": ["base"]}

    given(CONSENT).when(command).then(replace(GRANTED, **expected, marks=["m"]))
    given(CONSENT).when(replace(command, recipients=["JC"])).refuses(
        RecipientIsFixed, recipient=recipient
    )


def test_a_release_from_secrecy_names_who_is_told() -> None:
    command = granting(purpose="secrecy_release")

    given(CONSENT).when(command).then(replace(GRANTED, purpose="secrecy_release"))
    given(CONSENT).when(replace(command, recipients=[])).refuses(NobodyNamed)


@pytest.mark.parametrize("last", [date(2025, 3, 17), date(2026, 3, 17)])
def test_a_consent_lasts_from_one_day_to_twelve_months(last: date) -> None:
    given(CONSENT).when(granting(valid_until=last)).then(replace(GRANTED, valid_until=last))


def test_a_consent_from_a_leap_day_ends_with_the_next_february() -> None:
    leap = {"valid_from": date(2028, 2, 29), "valid_until": date(2029, 2, 28)}

    given(CONSENT).when(granting(**leap)).then(replace(GRANTED, **leap))
    given(CONSENT).when(granting(**{**leap, "valid_until": date(2029, 3, 1)})).refuses(
        ConsentTooLong
    )


@pytest.mark.parametrize(
    ("changes", "refusal", "details"),
    [
        ({"purpose": "advertising"}, UnknownPurpose, {"purpose": "advertising"}),
        ({"purpose": "transfer:Soest"}, UnknownPurpose, {}),
        ({"consequences_explained": False}, ConsequencesNotExplained, {}),
        ({"form": "verbal"}, WitnessMissing, {}),
        ({"given_by": "custodian"}, CustodianNotNamed, {}),
        ({"purpose": "referral:"}, UnknownPurpose, {}),
        ({"purpose": "because Yusuf said so"}, NotACode, {"field": "purpose"}),
        ({"recipients": []}, NobodyNamed, {}),
        ({"recipients": ["JC", "Herr Muster"]}, NotACode, {"field": "recipients"}),
        ({"text_version": "the long one"}, NotACode, {"field": "text_version"}),
        ({"language": "دری"}, NotACode, {"field": "language"}),
        ({"data_classes": []}, NothingCovered, {}),
        ({"data_classes": ["shoes", "base"]}, UnknownDataClass, {"data_classes": ["shoes"]}),
        ({"explicit_classes": ["shoes"]}, UnknownDataClass, {"data_classes": ["shoes"]}),
        (
            {"data_classes": ["base", "health", "violence"], "explicit_classes": ["health"]},
            ExplicitConsentMissing,
            {"data_classes": ["violence"]},
        ),
        (
            {"explicit_classes": ["religion"]},
            ExplicitButNotCovered,
            {"data_classes": ["religion"]},
        ),
        (
            {"valid_until": date(2025, 3, 16)},
            PeriodUpsideDown,
            {"valid_from": "2025-03-17", "valid_until": "2025-03-16"},
        ),
        ({"valid_until": date(2026, 3, 18)}, ConsentTooLong, {"valid_until": "2026-03-18"}),
    ],
)
def test_what_is_not_clear_is_refused(
    changes: dict[str, Any], refusal: type[Refusal], details: dict[str, Any]
) -> None:
    given(CONSENT).when(granting(**changes)).refuses(refusal, **details)


def test_a_consent_can_always_be_withdrawn() -> None:
    given(CONSENT, GRANTED).when(WITHDRAW).then(WITHDRAWN)


def test_a_second_withdrawal_is_nothing_new() -> None:
    given(CONSENT, GRANTED, WITHDRAWN).when(WITHDRAW).nothing_new()


def test_what_was_never_given_cannot_be_withdrawn() -> None:
    given(CONSENT).when(WITHDRAW).refuses(NotFound)


def test_a_withdrawal_changes_nothing_about_what_had_ended_anyway() -> None:
    expired = ConsentExpired(consent_id=CONSENT_ID, client_id=YUSUF, cause="term")

    given(CONSENT, GRANTED, expired).when(WITHDRAW).nothing_new()


def test_a_custodian_or_a_witness_is_noted() -> None:
    said = {"given_by": "custodian", "custodian": "Frau Vormund", "form": "verbal"}
    command = granting(**said, witness="Herr Zeuge")

    given(CONSENT).when(command).then(replace(GRANTED, **said, witness="Herr Zeuge"))


def test_a_consent_of_somebody_erased_covers_nothing_and_can_be_replayed() -> None:
    sealed = dict.fromkeys(sealed_fields(ConsentGranted), ERASED)

    consent = CONSENT.replay([replace(GRANTED, **sealed)])

    assert (consent.purpose, consent.recipients, consent.data_classes) == ("", set(), set())
    assert (consent.state, consent.guardian_id, consent.of_age_on) == ("active", None, None)


def test_what_happens_elsewhere_leaves_a_consent_as_it_is() -> None:
    assert CONSENT.replay([GRANTED, REGISTERED]) == CONSENT.replay([GRANTED])
