"""A consent becomes smaller, ends by itself, or is never given."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from services.clients.domain.commands import (
    LapseConsent,
    NarrowConsent,
    RefuseConsent,
    ReviewConsent,
)
from services.clients.domain.consent import CONSENT, next_due
from services.clients.domain.consent_errors import (
    ConsentNotInForce,
    NobodyNamed,
    NotCovered,
    NothingCovered,
    UnknownDataClass,
    UnknownPurpose,
)
from services.clients.domain.consent_events import (
    ConsentExpired,
    ConsentExpiryApproaching,
    ConsentNarrowed,
    ConsentReconfirmationDue,
)
from services.clients.domain.errors import NotACode
from shared.domain.errors import AlreadyExists, NotFound, Refusal
from shared.domain.messages import Event
from shared.domain.working_days import HERE
from shared.testing.specification import given
from tests.unit.clients.examples import (
    AT,
    CONSENT_ID,
    GRANT,
    GRANTED,
    MAY,
    REFUSED,
    WITHDRAWN,
    YUSUF,
)

BOTH = replace(GRANTED, recipients=["GA", "JC"])
NARROW = NarrowConsent(consent_id=CONSENT_ID, data_classes=["base"], at=AT, permissions=MAY)
NARROWED = ConsentNarrowed(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    marks=["JC-base"],
    recipients=["JC"],
    data_classes=["base"],
)
REFUSE = RefuseConsent(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    purpose="referral:jobcenter_transfer",
    recipients=["JC"],
    data_classes=["base"],
    text_version="2025-1",
    language="prs",
    at=AT,
)
APPROACHING = ConsentExpiryApproaching(
    consent_id=CONSENT_ID, client_id=YUSUF, valid_until=date(2026, 3, 17)
)
EXPIRED = ConsentExpired(consent_id=CONSENT_ID, client_id=YUSUF, cause="term")
LAPSE = LapseConsent(consent_id=CONSENT_ID, cause="case_closed", at=AT)


def review(day: date) -> ReviewConsent:
    return ReviewConsent(consent_id=CONSENT_ID, at=midnight(day))


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=HERE)


def due(*events: Event) -> datetime | None:
    return next_due(CONSENT.replay(events))


def test_a_part_of_a_consent_is_taken_back_and_fewer_marks_stay() -> None:
    given(CONSENT, GRANTED).when(NARROW).then(NARROWED)
    given(CONSENT, BOTH).when(NarrowConsent(
        consent_id=CONSENT_ID, recipients=["GA"], at=AT, permissions=MAY
    )).then(
        replace(
            NARROWED,
            marks=["GA-base", "GA-contact"],
            recipients=["GA"],
            data_classes=["base", "contact"],
        )
    )  # fmt: skip


def test_what_is_as_small_already_is_nothing_new() -> None:
    given(CONSENT, GRANTED, NARROWED).when(NARROW).nothing_new()


@pytest.mark.parametrize(
    ("changes", "refusal", "details"),
    [
        ({"data_classes": ["base", "health"]}, NotCovered, {"not_covered": ["health"]}),
        ({"recipients": ["ABH"]}, NotCovered, {"not_covered": ["ABH"]}),
        ({"data_classes": []}, NothingCovered, {}),
        ({"recipients": []}, NobodyNamed, {}),
    ],
)
def test_a_consent_is_never_widened_nor_narrowed_to_nothing(
    changes: dict[str, Any], refusal: type[Refusal], details: dict[str, Any]
) -> None:
    given(CONSENT, GRANTED).when(replace(NARROW, **changes)).refuses(refusal, **details)


def test_only_a_consent_in_force_is_narrowed() -> None:
    given(CONSENT).when(NARROW).refuses(NotFound)
    given(CONSENT, GRANTED, WITHDRAWN).when(NARROW).refuses(ConsentNotInForce)
    given(CONSENT, REFUSED).when(NARROW).refuses(ConsentNotInForce, state="refused")


def test_that_somebody_does_not_consent_is_noted_once() -> None:
    given(CONSENT).when(REFUSE).then(REFUSED)
    given(CONSENT, REFUSED).when(REFUSE).refuses(AlreadyExists)
    given(CONSENT, REFUSED).when(GRANT).refuses(AlreadyExists)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"purpose": "advertising"}, UnknownPurpose),
        ({"data_classes": ["shoes"]}, UnknownDataClass),
        ({"language": "a mixture"}, NotACode),
    ],
)
def test_an_unclear_refusal_is_none(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(CONSENT).when(replace(REFUSE, **changes)).refuses(refusal)


def test_the_end_is_announced_a_month_before_and_comes_after_the_last_day() -> None:
    assert due(GRANTED) == midnight(date(2026, 2, 15))
    assert due(GRANTED, APPROACHING) == midnight(date(2026, 3, 18))
    assert due(GRANTED, APPROACHING, EXPIRED) is None
    assert due() is None

    given(CONSENT, GRANTED).when(review(date(2026, 2, 14))).nothing_new()
    given(CONSENT, GRANTED).when(review(date(2026, 2, 15))).then(APPROACHING)
    given(CONSENT, GRANTED, APPROACHING).when(review(date(2026, 3, 17))).nothing_new()
    given(CONSENT, GRANTED, APPROACHING).when(review(date(2026, 3, 18))).then(EXPIRED)
    given(CONSENT, GRANTED, EXPIRED).when(review(date(2026, 3, 19))).nothing_new()
    given(CONSENT).when(review(date(2026, 3, 19))).nothing_new()


def test_a_short_consent_just_ends() -> None:
    short = replace(GRANTED, valid_until=GRANTED.valid_from + timedelta(days=30))

    assert due(short) == midnight(short.valid_until + timedelta(days=1))


def test_summer_time_does_not_move_the_end_of_a_day() -> None:
    until_summer = replace(GRANTED, valid_until=date(2025, 4, 1))

    assert due(until_summer) == datetime(2025, 4, 1, 22, 0, tzinfo=UTC)


def test_coming_of_age_is_looked_for_until_it_was_told() -> None:
    childs = replace(GRANTED, given_by="guardian", of_age_on=date(2025, 6, 1))
    told = ConsentReconfirmationDue(consent_id=CONSENT_ID, client_id=YUSUF, cause="of_age")

    assert due(childs) == midnight(date(2025, 6, 1))
    assert due(childs, told) == due(GRANTED)


def test_a_consent_lapses_with_its_occasion() -> None:
    given(CONSENT, GRANTED).when(LAPSE).then(replace(EXPIRED, cause="case_closed"))
    given(CONSENT, GRANTED, WITHDRAWN).when(LAPSE).nothing_new()
    given(CONSENT).when(LAPSE).nothing_new()


@whatever(st.integers(0, 365), st.integers(-400, 400), st.integers(0, 500))
def test_each_waking_leads_to_a_later_one_or_to_none(
    length: int, of_age_in: int, first_look: int
) -> None:
    begun = GRANTED.valid_from
    events: list[Event] = [
        replace(
            GRANTED,
            given_by="guardian",
            valid_until=begun + timedelta(days=length),
            of_age_on=begun + timedelta(days=of_age_in),
        )
    ]
    now = midnight(begun + timedelta(days=first_look))

    while (moment := due(*events)) is not None:
        now = max(now, moment)
        asked = ReviewConsent(consent_id=CONSENT_ID, at=now)
        events += CONSENT.decide(CONSENT.replay(events), asked)
        following = due(*events)
        assert following is None or following > moment

    assert isinstance(events[-1], ConsentExpired)
