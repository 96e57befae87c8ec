"""For a service, a municipality and a day there is one competent institution, or none."""

from datetime import date
from typing import Any

import pytest

from services.agencies.domain.competence import COMPETENCE
from services.agencies.domain.errors import (
    JurisdictionEndedEarlier,
    JurisdictionOverlaps,
    NoSuchJurisdiction,
    PeriodUpsideDown,
    UnknownMunicipality,
    UnknownService,
)
from services.agencies.domain.identity import competence_id_of
from services.agencies.domain.jurisdiction import competent
from shared.testing.specification import given
from tests.unit.agencies.examples import (
    ASSIGNED,
    LIPPSTADT,
    REGISTERED,
    WERL,
    assigned,
    assigning,
    ended,
    ending,
)

IN_JUNE = date(2025, 6, 30)
IN_JULY = date(2025, 7, 1)


def test_an_institution_becomes_competent() -> None:
    given(COMPETENCE).when(assigning()).then(ASSIGNED)


def test_the_same_assignment_again_is_nothing_new() -> None:
    given(COMPETENCE, ASSIGNED).when(assigning()).nothing_new()


@pytest.mark.parametrize(
    "changes",
    [
        {"agency": "ABH-LP"},
        {"agency": "ABH-LP", "valid_from": date(2030, 1, 1)},
        {"agency": "ABH-LP", "valid_from": date(2020, 1, 1)},
        {
            "agency": "ABH-LP",
            "valid_from": date(2020, 1, 1),
            "valid_until": date(2025, 1, 1),
        },
        {"valid_from": date(2025, 2, 1)},
        {"valid_until": IN_JUNE},
    ],
)
def test_two_are_never_competent_on_the_same_day(changes: dict[str, Any]) -> None:
    given(COMPETENCE, ASSIGNED).when(assigning(**changes)).refuses(
        JurisdictionOverlaps, agency="ABH-KREIS", valid_from="2025-01-01", valid_until=None
    )


def test_whoever_asks_for_the_days_of_a_past_competence_learns_when_it_ended() -> None:
    given(COMPETENCE, ASSIGNED, ended(IN_JUNE)).when(
        assigning(agency="ABH-LP", valid_from=IN_JUNE)
    ).refuses(
        JurisdictionOverlaps,
        agency="ABH-KREIS",
        valid_from="2025-01-01",
        valid_until="2025-06-30",
    )


def test_another_municipality_has_its_own_authority() -> None:
    elsewhere = {"municipality": LIPPSTADT, "agency": "ABH-LP"}

    given(COMPETENCE, ASSIGNED).when(assigning(**elsewhere)).then(assigned(**elsewhere))


def test_the_next_one_follows_on_the_day_after_the_last() -> None:
    after = {"agency": "ABH-LP", "valid_from": IN_JULY}

    given(COMPETENCE, ASSIGNED, ended(IN_JUNE)).when(assigning(**after)).then(assigned(**after))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"service": "haircut"}, UnknownService),
        ({"municipality": "05974001"}, UnknownMunicipality),
        ({"municipality": "Werl"}, UnknownMunicipality),
        ({"valid_until": date(2024, 12, 31)}, PeriodUpsideDown),
    ],
)
def test_what_is_not_in_the_vocabulary_is_refused(
    changes: dict[str, Any], refusal: type[Exception]
) -> None:
    given(COMPETENCE).when(assigning(**changes)).refuses(refusal)


def test_a_competence_of_a_single_day_is_one() -> None:
    single = {"valid_until": date(2025, 1, 1)}

    given(COMPETENCE).when(assigning(**single)).then(assigned(**single))


def test_a_competence_ends() -> None:
    given(COMPETENCE, ASSIGNED).when(ending(IN_JUNE)).then(ended(IN_JUNE))


def test_a_competence_with_an_end_can_end_earlier() -> None:
    until_july = assigned(valid_until=IN_JULY)

    given(COMPETENCE, until_july).when(ending(IN_JUNE)).then(ended(IN_JUNE))


def test_ending_on_the_same_day_again_is_nothing_new() -> None:
    given(COMPETENCE, ASSIGNED, ended(IN_JUNE)).when(ending(IN_JUNE)).nothing_new()


def test_ending_never_prolongs() -> None:
    given(COMPETENCE, ASSIGNED, ended(IN_JUNE)).when(ending(IN_JULY)).refuses(
        JurisdictionEndedEarlier, valid_until="2025-06-30"
    )


def test_the_latest_competence_that_had_begun_is_the_one_that_ends() -> None:
    again = assigned(valid_from=IN_JULY)
    last = date(2025, 12, 31)

    given(COMPETENCE, ASSIGNED, ended(IN_JUNE), again).when(ending(last)).then(
        ended(last, valid_from=IN_JULY)
    )


def test_only_the_competence_that_ended_has_a_last_day() -> None:
    elsewhere = assigned(municipality=LIPPSTADT)

    history = COMPETENCE.replay([ASSIGNED, elsewhere, ended(IN_JUNE)]).jurisdictions

    assert competent(history, WERL, IN_JULY) == []
    assert competent(history, LIPPSTADT, IN_JULY) == ["ABH-KREIS"]


def test_nothing_ends_before_it_began() -> None:
    given(COMPETENCE, ASSIGNED).when(ending(date(2024, 12, 31))).refuses(
        PeriodUpsideDown, valid_from="2025-01-01", valid_until="2024-12-31"
    )


@pytest.mark.parametrize("changes", [{"agency": "ABH-LP"}, {"municipality": LIPPSTADT}])
def test_what_never_was_cannot_end(changes: dict[str, Any]) -> None:
    given(COMPETENCE, ASSIGNED).when(ending(IN_JUNE, **changes)).refuses(NoSuchJurisdiction)


def test_the_competent_institution_is_found_by_day() -> None:
    history = COMPETENCE.replay(
        [ASSIGNED, ended(IN_JUNE), assigned(agency="ABH-LP", valid_from=IN_JULY)]
    ).jurisdictions

    assert competent(history, WERL, date(2024, 12, 31)) == []
    assert competent(history, WERL, IN_JUNE) == ["ABH-KREIS"]
    assert competent(history, WERL, IN_JULY) == ["ABH-LP"]
    assert competent(history, LIPPSTADT, IN_JULY) == []


def test_several_are_competent_where_all_of_them_share() -> None:
    one, other = assigned(shared=True), assigned(shared=True, agency="ABH-LP")

    given(COMPETENCE, one).when(assigning(shared=True, agency="ABH-LP")).then(other)
    history = COMPETENCE.replay([one, other]).jurisdictions
    assert competent(history, WERL, IN_JUNE) == ["ABH-KREIS", "ABH-LP"]


@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        ({"shared": True}, {"agency": "ABH-LP"}),
        ({}, {"agency": "ABH-LP", "shared": True}),
        ({"shared": True}, {"shared": True, "valid_from": IN_JUNE}),
    ],
)
def test_who_does_not_share_is_competent_alone(
    known: dict[str, Any], wanted: dict[str, Any]
) -> None:
    given(COMPETENCE, assigned(**known)).when(assigning(**wanted)).refuses(JurisdictionOverlaps)


def test_a_service_has_one_stream_for_all_municipalities() -> None:
    expected = competence_id_of("residence_permit")

    assert COMPETENCE.stream_of(assigning()) == expected
    assert COMPETENCE.stream_of(assigning(municipality=LIPPSTADT)) == expected
    assert COMPETENCE.stream_of(ending(IN_JUNE)) == expected
    assert COMPETENCE.stream_of(assigning(service="kita")) != expected


def test_what_happens_elsewhere_changes_no_competence() -> None:
    assert COMPETENCE.replay([ASSIGNED, REGISTERED]) == COMPETENCE.replay([ASSIGNED])
