"""How long answers may take: the agency's own rule, else the service's, else the default."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given as whatever
from hypothesis import strategies as st

from services.agencies.domain.closing import CLOSING
from services.agencies.domain.commands import SetClosingDays, SetSlaPolicy
from services.agencies.domain.competence_events import ClosingDaysSet, SlaPolicySet
from services.agencies.domain.deadlines import DEFAULTS, SLA_POLICY, in_force
from services.agencies.domain.errors import (
    DaysOutOfRange,
    OnePlaceAtATime,
    UnknownMunicipality,
    UnknownService,
)
from shared.domain.errors import Refusal
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, AT, WERL

JANUARY, JUNE = date(2025, 1, 1), date(2025, 6, 1)
SET = SetSlaPolicy(service="kita", valid_from=JANUARY, acknowledge_days=2, at=AT)
POLICY = SlaPolicySet(
    service="kita", agency=None, valid_from=JANUARY, **{**DEFAULTS, "acknowledge_days": 2}
)
OWN = replace(POLICY, agency="JA-SO", valid_from=JUNE, acknowledge_days=1)
CLOSE = SetClosingDays(municipality=WERL, days=[date(2025, 12, 24), date(2025, 6, 20)], at=AT)
CLOSED = ClosingDaysSet(
    agency=None, municipality=WERL, days=[date(2025, 6, 20), date(2025, 12, 24)]
)


def test_the_defaults_are_those_that_everybody_was_told() -> None:
    assert dict(DEFAULTS) == {
        "acknowledge_days": 3,
        "decide_days": 10,
        "appointment_days": 20,
        "waitlist_refresh_days": 30,
        "outcome_days": 10,
    }


def test_deadlines_are_set_from_a_day_on() -> None:
    given(SLA_POLICY).when(SET).then(POLICY)
    given(SLA_POLICY, POLICY).when(SET).nothing_new()
    given(SLA_POLICY, POLICY).when(replace(SET, acknowledge_days=4)).then(
        replace(POLICY, acknowledge_days=4)
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"service": "haircut"}, UnknownService),
        ({"acknowledge_days": 0}, DaysOutOfRange),
        ({"outcome_days": 366}, DaysOutOfRange),
        ({"acknowledge_days": 11}, DaysOutOfRange),
    ],
)
def test_deadlines_that_make_no_sense_are_refused(
    changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    given(SLA_POLICY).when(replace(SET, **changes)).refuses(refusal)


def test_the_agency_and_the_service_have_streams_of_their_own() -> None:
    own = replace(SET, agency="JA-SO")

    assert SLA_POLICY.stream_of(SET) != SLA_POLICY.stream_of(own)
    assert SLA_POLICY.replay([POLICY, ASSIGNED]) == SLA_POLICY.replay([POLICY])


def test_the_agencys_own_deadline_comes_before_the_services_before_the_default() -> None:
    known = [OWN, POLICY]

    assert in_force(known, "kita", "JA-SO", JUNE)["acknowledge_days"] == 1
    assert in_force(known, "kita", "JA-SO", JANUARY)["acknowledge_days"] == 2
    assert in_force(known, "kita", "JA-LP", JUNE)["acknowledge_days"] == 2
    assert in_force(known, "kita", "JA-LP", date(2024, 12, 31)) == DEFAULTS
    assert in_force(known, "health", "GA", JUNE) == DEFAULTS


@whatever(st.lists(st.tuples(st.dates(JANUARY, JUNE), st.integers(1, 9)), min_size=1))
def test_the_newest_that_has_begun_is_in_force(set_: list[tuple[date, int]]) -> None:
    by_day = dict(set_)
    known = [replace(POLICY, valid_from=day, acknowledge_days=n) for day, n in by_day.items()]

    assert in_force(known, "kita", "JA", JUNE)["acknowledge_days"] == by_day[max(by_day)]


def test_closing_days_replace_those_said_before() -> None:
    given(CLOSING).when(CLOSE).then(CLOSED)
    given(CLOSING, CLOSED).when(CLOSE).nothing_new()
    given(CLOSING, CLOSED).when(replace(CLOSE, days=[])).then(replace(CLOSED, days=[]))
    assert CLOSING.replay([CLOSED, ASSIGNED]) == CLOSING.replay([CLOSED])


def test_an_agency_has_closing_days_of_its_own() -> None:
    own = {"agency": "JC", "municipality": None}

    given(CLOSING).when(replace(CLOSE, **own)).then(replace(CLOSED, **own))
    assert CLOSING.stream_of(CLOSE) != CLOSING.stream_of(replace(CLOSE, **own))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"agency": "JC"}, OnePlaceAtATime),
        ({"municipality": None}, OnePlaceAtATime),
        ({"municipality": "05974001"}, UnknownMunicipality),
    ],
)
def test_closing_days_are_those_of_one_known_place(
    changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    given(CLOSING).when(replace(CLOSE, **changes)).refuses(refusal)
