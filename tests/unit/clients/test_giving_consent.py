"""A consent says clearly what it is for, or it is none."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.clients.domain.consent import CONSENT
from services.clients.domain.errors import (
    ConsentTooLong,
    ExplicitButNotCovered,
    ExplicitConsentMissing,
    NobodyNamed,
    NotACode,
    NothingCovered,
    PeriodUpsideDown,
    UnknownDataClass,
    UnknownPurpose,
)
from shared.domain.errors import AlreadyExists, NotFound, Refusal
from shared.domain.personal import ERASED
from shared.testing.specification import given
from tests.unit.clients.examples import (
    CONSENT_ID,
    GRANT,
    GRANTED,
    REGISTERED,
    WITHDRAW,
    WITHDRAWN,
    granting,
)


def test_a_consent_is_given() -> None:
    given(CONSENT).when(GRANT).then(GRANTED)


def test_a_consent_is_given_only_once() -> None:
    given(CONSENT, GRANTED).when(GRANT).refuses(AlreadyExists, consent_id=str(CONSENT_ID))


def test_what_is_named_twice_is_noted_once() -> None:
    command = granting(recipients=["JC", "GA", "JC"], data_classes=["contact", "base", "base"])

    given(CONSENT).when(command).then(replace(GRANTED, recipients=["GA", "JC"]))


def test_health_is_consented_to_in_so_many_words() -> None:
    explicit = {"data_classes": ["base", "health"], "explicit_classes": ["health"]}

    given(CONSENT).when(granting(**explicit)).then(replace(GRANTED, **explicit))


def test_the_case_management_itself_needs_no_recipient() -> None:
    command = granting(purpose="case_management", recipients=[])

    given(CONSENT).when(command).then(replace(GRANTED, purpose="case_management", recipients=[]))


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
        ({"purpose": "statistics"}, UnknownPurpose, {"purpose": "statistics"}),
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


def test_a_consent_whose_mediator_was_erased_is_still_a_consent() -> None:
    erased = replace(GRANTED, mediator=ERASED)

    assert CONSENT.replay([erased]) == CONSENT.replay([GRANTED])


def test_what_happens_elsewhere_leaves_a_consent_as_it_is() -> None:
    assert CONSENT.replay([GRANTED, REGISTERED]) == CONSENT.replay([GRANTED])
