"""What an institution offers is described, changed and withdrawn, each from a day on."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.agencies.domain.agency import AGENCY
from services.agencies.domain.commands import ChangeOffer, DeclareCapacity, WithdrawOffer
from services.agencies.domain.errors import (
    AgencyInactive,
    NotALanguage,
    NothingToExpect,
    NotOffered,
    OpeningMalformed,
    TextTooLong,
    UnknownMunicipality,
    UnknownService,
)
from services.agencies.domain.events import (
    AgencyDeactivated,
    CapacityDeclared,
    ServiceChanged,
    ServiceWithdrawn,
)
from services.agencies.domain.offer import Offer, Opening, described
from shared.domain.errors import Refusal
from shared.testing.specification import given
from tests.unit.agencies.examples import AT, OFFER, OFFERED, REGISTERED

SERVICE = {"agency_id": OFFER.agency_id, "service": OFFER.service}
IN_JUNE, IN_JULY = date(2025, 6, 30), date(2025, 7, 1)
CLOSED = AgencyDeactivated(
    agency_id=OFFER.agency_id, agency="ABH-KREIS", into=None, valid_from=IN_JULY
)
DECLARE = DeclareCapacity(
    agency="ABH-KREIS",
    service=OFFER.service,
    capacity="waitlist",
    expected_on=date(2025, 9, 1),
    at=AT,
)
DECLARED = CapacityDeclared(
    agency="ABH-KREIS",
    service=OFFER.service,
    capacity="waitlist",
    expected_on=date(2025, 9, 1),
    at=AT,
)


def changing(**changes: Any) -> ChangeOffer:
    return ChangeOffer(**{**SERVICE, "at": AT, **changes})


def changed(**changes: Any) -> ServiceChanged:
    known = {**SERVICE, "code": "ABH-KREIS", "valid_from": AT.date(), **described(OFFERED)}
    return ServiceChanged(**{**known, **changes})


def withdrawing(**changes: Any) -> WithdrawOffer:
    return WithdrawOffer(**{**SERVICE, "at": AT, **changes})


def test_an_institution_offers_a_service() -> None:
    given(AGENCY, REGISTERED).when(OFFER).then(OFFERED)


def test_the_same_offer_again_is_nothing_new() -> None:
    again = replace(OFFER, languages=["ar", "de", "ar"])

    given(AGENCY, REGISTERED, OFFERED).when(again).nothing_new()


def test_an_offer_in_more_languages_is_a_change() -> None:
    more = replace(OFFER, languages=["de", "ar", "uk"])

    given(AGENCY, REGISTERED, OFFERED).when(more).then(changed(languages=["ar", "de", "uk"]))


def test_a_change_leaves_the_rest_as_it_is() -> None:
    papers = ["Pass"]

    given(AGENCY, REGISTERED, OFFERED).when(
        changing(required_documents=papers, valid_from=IN_JULY)
    ).then(changed(required_documents=papers, valid_from=IN_JULY))


def test_a_change_for_later_does_not_change_today() -> None:
    later = changed(cost="93 Euro", valid_from=IN_JULY)

    agency = AGENCY.replay([REGISTERED, OFFERED, later])

    assert agency.offer_on(OFFER.service, IN_JUNE) == Offer(**described(OFFERED))
    assert agency.offer_on(OFFER.service, IN_JULY) == Offer(**described(later))
    assert agency.offer_on(OFFER.service, date(2025, 1, 1)) is None


def test_only_what_is_offered_can_be_changed() -> None:
    given(AGENCY, REGISTERED).when(changing(cost="")).refuses(NotOffered, service=OFFER.service)


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"service": "haircut"}, UnknownService),
        ({"languages": ["German"]}, NotALanguage),
        ({"service_area": ["05974001"]}, UnknownMunicipality),
        ({"description": "x" * 2001}, TextTooLong),
        ({"schedule": [Opening(days=[], opens_at="08:00", closes_at="12:00")]}, OpeningMalformed),
        (
            {"schedule": [Opening(days=["Mo"], opens_at="08:00", closes_at="12:00")]},
            OpeningMalformed,
        ),
        (
            {"schedule": [Opening(days=["MO"], opens_at="8", closes_at="12:00")]},
            OpeningMalformed,
        ),
        (
            {"schedule": [Opening(days=["MO"], opens_at="12:00", closes_at="08:00")]},
            OpeningMalformed,
        ),
    ],
)
def test_a_malformed_offer_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(AGENCY, REGISTERED).when(replace(OFFER, **changes)).refuses(refusal)


def test_an_offer_says_when_one_can_come_and_for_whom() -> None:
    full: dict[str, Any] = {
        "schedule": [Opening(days=["MO", "TH"], opens_at="08:30", closes_at="12:00")],
        "service_area": ["05974052"],
    }

    given(AGENCY, REGISTERED).when(replace(OFFER, **full)).then(replace(OFFERED, **full))


def test_an_institution_that_has_ended_offers_nothing_more() -> None:
    given(AGENCY, REGISTERED, CLOSED).when(replace(OFFER, valid_from=IN_JULY)).refuses(
        AgencyInactive, since="2025-07-01"
    )
    given(AGENCY, REGISTERED, CLOSED).when(OFFER).then(OFFERED)


def test_an_offer_is_withdrawn_from_a_day_on_and_can_come_back() -> None:
    withdrawn = ServiceWithdrawn(**SERVICE, code="ABH-KREIS", valid_from=IN_JUNE)

    given(AGENCY, REGISTERED, OFFERED).when(withdrawing(valid_from=IN_JUNE)).then(withdrawn)
    given(AGENCY, REGISTERED, OFFERED, withdrawn).when(
        withdrawing(valid_from=IN_JULY)
    ).nothing_new()
    given(AGENCY, REGISTERED, OFFERED, withdrawn).when(replace(OFFER, valid_from=IN_JULY)).then(
        replace(OFFERED, valid_from=IN_JULY)
    )


def test_what_was_never_offered_is_not_withdrawn() -> None:
    given(AGENCY, REGISTERED).when(withdrawing()).refuses(NotOffered)


def test_an_institution_says_when_it_can_take_on_people() -> None:
    given(AGENCY, REGISTERED, OFFERED).when(DECLARE).then(DECLARED)
    given(AGENCY, REGISTERED, OFFERED, DECLARED).when(DECLARE).nothing_new()
    given(AGENCY, REGISTERED, OFFERED, DECLARED).when(replace(DECLARE, expected_on=None)).then(
        replace(DECLARED, expected_on=None)
    )


def test_capacity_is_declared_for_what_is_offered() -> None:
    given(AGENCY, REGISTERED).when(DECLARE).refuses(NotOffered)


def test_who_has_capacity_does_not_expect_it() -> None:
    given(AGENCY, REGISTERED, OFFERED).when(replace(DECLARE, capacity="has_capacity")).refuses(
        NothingToExpect
    )
