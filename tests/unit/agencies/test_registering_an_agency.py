"""An institution is entered once under its code, and says what it offers."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from services.agencies.domain.agency import AGENCY
from services.agencies.domain.errors import (
    AgencyCodeTaken,
    AgencyIdNotOfCode,
    NameIsEmpty,
    NotAnAgencyCode,
    UnknownKind,
)
from services.agencies.domain.identity import agency_id_of
from shared.domain.errors import Refusal
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, OFFER, REGISTER, REGISTERED


def test_an_institution_is_registered() -> None:
    given(AGENCY).when(REGISTER).then(REGISTERED)


def test_the_id_follows_from_the_code_so_that_a_code_is_taken_once() -> None:
    assert AGENCY.stream_of(REGISTER) == agency_id_of("ABH-KREIS")
    assert AGENCY.stream_of(OFFER) == agency_id_of("ABH-KREIS")
    assert AGENCY.stream_of(replace(REGISTER, code="ABH-LP")) != agency_id_of("ABH-KREIS")


def test_the_id_may_be_said_as_long_as_it_is_right() -> None:
    right = replace(REGISTER, agency_id=agency_id_of("ABH-KREIS"))
    wrong = replace(REGISTER, agency_id=UUID(int=1))

    given(AGENCY).when(right).then(REGISTERED)
    given(AGENCY).when(wrong).refuses(AgencyIdNotOfCode, code="ABH-KREIS")


def test_the_same_entry_again_is_nothing_new() -> None:
    given(AGENCY, REGISTERED).when(replace(REGISTER, name=f" {REGISTER.name}")).nothing_new()


@pytest.mark.parametrize("changes", [{"name": "Another office"}, {"kind": "youth_office"}])
def test_a_code_cannot_be_taken_by_another_institution(changes: dict[str, Any]) -> None:
    given(AGENCY, REGISTERED).when(replace(REGISTER, **changes)).refuses(
        AgencyCodeTaken, code="ABH-KREIS"
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"code": ""}, NotAnAgencyCode),
        ({"code": "abh"}, NotAnAgencyCode),
        ({"code": "ABH KREIS"}, NotAnAgencyCode),
        ({"code": "ABH-"}, NotAnAgencyCode),
        ({"code": "ABH\n"}, NotAnAgencyCode),
        ({"code": "A" * 21}, NotAnAgencyCode),
        ({"name": " "}, NameIsEmpty),
        ({"kind": "bakery"}, UnknownKind),
    ],
)
def test_an_incomplete_entry_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(AGENCY).when(replace(REGISTER, **changes)).refuses(refusal)


def test_what_happens_elsewhere_leaves_an_agency_as_it_is() -> None:
    assert AGENCY.replay([REGISTERED, ASSIGNED]) == AGENCY.replay([REGISTERED])
