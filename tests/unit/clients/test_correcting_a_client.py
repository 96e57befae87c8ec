"""What is wrong is put right; the history keeps what was thought before."""

from dataclasses import replace
from datetime import date

from services.clients.domain.client import CLIENT
from services.clients.domain.errors import (
    BirthDateInFuture,
    ClientErased,
    NameIsEmpty,
    NotAnAssumedBirthDate,
    NothingToCorrect,
    ReasonMissing,
)
from shared.domain.errors import NotFound
from shared.domain.personal import ERASED
from shared.testing.specification import given
from tests.unit.clients.examples import ERASED_PERSON, REGISTERED, corrected, correcting


def test_only_what_differs_is_corrected() -> None:
    given(CLIENT, REGISTERED).when(correcting(given_name="Yousef", family_name="Rahmani")).then(
        corrected(given_name="Yousef")
    )


def test_several_fields_are_corrected_at_once() -> None:
    given(CLIENT, REGISTERED).when(
        correcting(birth_precision="day", birth_date=date(1988, 4, 2))
    ).then(corrected(birth_date=date(1988, 4, 2), birth_precision="day"))


def test_an_empty_phone_number_is_deleted() -> None:
    given(CLIENT, REGISTERED).when(correcting(phone="")).then(corrected(phone=None))


def test_what_is_so_already_is_nothing_new() -> None:
    given(CLIENT, REGISTERED).when(correcting(given_name=" Yusuf")).nothing_new()


def test_the_second_correction_starts_from_the_first() -> None:
    given(CLIENT, REGISTERED, corrected(given_name="Yousef")).when(
        correcting(given_name="Yousef")
    ).nothing_new()


def test_a_correction_says_what_and_why() -> None:
    registered = given(CLIENT, REGISTERED)

    registered.when(correcting()).refuses(NothingToCorrect)
    registered.when(correcting(given_name="Yousef", reason=" ")).refuses(ReasonMissing)


def test_a_correction_leads_to_a_plausible_person() -> None:
    registered = given(CLIENT, REGISTERED)

    registered.when(correcting(family_name=" ")).refuses(NameIsEmpty, field="family_name")
    registered.when(correcting(birth_date=date(2026, 1, 1))).refuses(BirthDateInFuture)
    registered.when(correcting(birth_date=date(1988, 4, 2))).refuses(NotAnAssumedBirthDate)


def test_an_erased_person_is_not_corrected() -> None:
    given(CLIENT, ERASED_PERSON).when(correcting(given_name="Yusuf")).refuses(ClientErased)


def test_an_erased_history_can_still_be_replayed() -> None:
    erased = replace(corrected(given_name="Yousef"), given_name=ERASED, reason=ERASED)

    client = CLIENT.replay([ERASED_PERSON, erased])

    assert client.details["given_name"] is ERASED
    assert client.details["birth_precision"] == "assumed_0101"


def test_nobody_is_corrected_who_was_never_registered() -> None:
    given(CLIENT).when(correcting(given_name="Yusuf")).refuses(NotFound)
