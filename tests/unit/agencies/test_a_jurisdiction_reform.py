"""When an institution ends, its competences end with it, or go to its successor on the day."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from services.agencies.domain.circumstances import Left, Place
from services.agencies.domain.commands import (
    HandOverJurisdictions,
    OfferService,
    RaiseDataQualityTask,
)
from services.agencies.domain.competence import COMPETENCE
from services.agencies.domain.identity import agency_id_of
from services.agencies.domain.jurisdiction import competent
from services.agencies.domain.offer import Offer
from services.agencies.foreign_events import AgencyDeactivated, MeasureTaken, ReferralRejected
from services.agencies.reactions import (
    when_agency_deactivated,
    when_measure_taken,
    when_referral_rejected,
)
from shared.testing.specification import given
from tests.unit.agencies.examples import ASSIGNED, WERL, assigned, ended

AT = datetime(2025, 6, 2, tzinfo=UTC)
JULY = date(2025, 7, 1)
OVER = HandOverJurisdictions(
    service="residence_permit", agency="ABH-KREIS", into="ABH-NEU", valid_from=JULY
)
SUCCEEDED = assigned(agency="ABH-NEU", valid_from=JULY)


def test_the_successor_is_competent_from_the_day_of_the_reform_and_not_before() -> None:
    last = ended(date(2025, 6, 30))

    given(COMPETENCE, ASSIGNED).when(OVER).then(last, SUCCEEDED)
    history = COMPETENCE.replay([ASSIGNED, last, SUCCEEDED]).jurisdictions
    assert competent(history, WERL, date(2025, 6, 30)) == ["ABH-KREIS"]
    assert competent(history, WERL, JULY) == ["ABH-NEU"]


def test_without_a_successor_nobody_is_competent_any_more() -> None:
    given(COMPETENCE, ASSIGNED).when(replace(OVER, into=None)).then(ended(date(2025, 6, 30)))


def test_a_competence_that_was_to_begin_later_never_holds() -> None:
    later = assigned(valid_from=date(2026, 1, 1))
    never = ended(date(2025, 12, 31), valid_from=date(2026, 1, 1))

    given(COMPETENCE, later).when(OVER).then(
        never, assigned(agency="ABH-NEU", valid_from=date(2026, 1, 1))
    )
    assert competent(COMPETENCE.replay([later, never]).jurisdictions, WERL, JULY) == []


def test_what_was_over_before_the_reform_stays_as_it_was() -> None:
    given(COMPETENCE, ASSIGNED, ended(date(2025, 3, 31))).when(OVER).nothing_new()


def test_what_the_successor_shares_already_it_does_not_get_twice() -> None:
    own = assigned(shared=True)
    middle = assigned(
        agency="ABH-NEU",
        shared=True,
        valid_from=date(2025, 9, 1),
        valid_until=date(2025, 9, 30),
    )

    given(COMPETENCE, own, middle).when(OVER).then(
        ended(date(2025, 6, 30)),
        assigned(agency="ABH-NEU", shared=True, valid_from=JULY, valid_until=date(2025, 8, 31)),
        assigned(agency="ABH-NEU", shared=True, valid_from=date(2025, 10, 1)),
    )


@pytest.mark.parametrize(
    ("own", "rest"),
    [
        ((date(2020, 1, 1), None), []),
        ((date(2020, 1, 1), date(2025, 8, 31)), [(date(2025, 9, 1), None)]),
        ((date(2025, 9, 1), None), [(JULY, date(2025, 8, 31))]),
        ((date(2020, 1, 1), date(2025, 6, 30)), [(JULY, None)]),
    ],
)
def test_the_successor_gets_the_days_that_it_lacks(
    own: tuple[date, date | None], rest: list[tuple[date, date | None]]
) -> None:
    shared: dict[str, Any] = {"agency": "ABH-NEU", "shared": True}
    held = assigned(**shared, valid_from=own[0], valid_until=own[1])

    given(COMPETENCE, assigned(shared=True), held).when(OVER).then(
        ended(date(2025, 6, 30)),
        *(assigned(**shared, valid_from=first, valid_until=last) for first, last in rest),
    )


def test_competences_and_offers_follow_to_the_successor() -> None:
    fact = AgencyDeactivated(agency="ABH-KREIS", into="ABH-NEU", valid_from=JULY)
    offer = Offer(languages=["de"])
    left = Left(competent_for=["residence_permit"], offers={"residence_permit": offer}, at=AT)

    assert when_agency_deactivated(fact, left) == [
        OVER,
        OfferService(
            agency_id=agency_id_of("ABH-NEU"),
            service="residence_permit",
            valid_from=JULY,
            languages=["de"],
            at=AT,
        ),
    ]


def test_without_a_successor_offers_go_nowhere() -> None:
    fact = AgencyDeactivated(agency="ABH-KREIS", into=None, valid_from=JULY)
    left = Left(competent_for=["residence_permit"], offers={"residence_permit": Offer()}, at=AT)

    assert when_agency_deactivated(fact, left) == [replace(OVER, into=None)]


def test_a_referral_to_the_wrong_address_is_a_doubt_about_the_directory() -> None:
    rejected = ReferralRejected(referral_id=uuid4(), recipient="JC", code="not_competent")
    place = Place(service="kita", municipality=WERL, at=AT)

    (task,) = when_referral_rejected(rejected, place)

    assert isinstance(task, RaiseDataQualityTask)
    assert (task.agency, task.service, task.municipality) == ("JC", "kita", WERL)
    assert when_referral_rejected(replace(rejected, referral_id=uuid4()), place) == [task]


def test_other_refusals_are_no_doubt_about_the_directory() -> None:
    place = Place(service="kita", municipality=WERL, at=AT)
    full = ReferralRejected(referral_id=uuid4(), recipient="JC", code="at_capacity")

    assert when_referral_rejected(full, place) == []
    assert when_referral_rejected(replace(full, code="not_competent"), None) == []


def test_a_measure_is_entered_by_the_day_it_is_in_force() -> None:
    fact = MeasureTaken(
        obstacle_id=uuid4(), service="kita", municipality=WERL, in_force_on=date(2025, 8, 1)
    )

    (task,) = when_measure_taken(fact, AT)

    assert isinstance(task, RaiseDataQualityTask)
    assert (task.reason, task.due_on, task.agency) == (
        "measure_in_force",
        date(2025, 8, 1),
        None,
    )
