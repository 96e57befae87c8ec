"""A person's record is opened once, with what is plausible."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.clients.domain.client import CLIENT
from services.clients.domain.commands import LookAlike
from services.clients.domain.errors import (
    BirthDateInFuture,
    NameIsEmpty,
    NotACode,
    NotAnAssumedBirthDate,
)
from services.clients.domain.events import PotentialDuplicateFlagged
from shared.domain.errors import AlreadyExists, Refusal
from shared.testing.specification import given
from tests.unit.clients.examples import REGISTER, REGISTERED, YOUSEF, YUSUF, registering


def test_a_person_is_registered_with_what_was_said() -> None:
    given(CLIENT).when(REGISTER).then(REGISTERED)


def test_a_record_is_opened_only_once() -> None:
    given(CLIENT, REGISTERED).when(REGISTER).refuses(AlreadyExists, client_id=str(YUSUF))


def test_superfluous_spaces_are_left_out() -> None:
    command = registering(given_name="  Yusuf ", family_name="Rahmani\t", phone=" ")

    given(CLIENT).when(command).then(replace(REGISTERED, phone=None))


def test_whoever_has_only_one_name_gets_a_dash_for_the_other() -> None:
    given(CLIENT).when(registering(given_name="-")).then(replace(REGISTERED, given_name="-"))


def test_a_child_born_today_is_registered() -> None:
    today = {"birth_date": date(2025, 3, 3), "birth_precision": "day"}

    given(CLIENT).when(registering(**today)).then(replace(REGISTERED, **today))


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"given_name": ""}, NameIsEmpty),
        ({"family_name": " \n"}, NameIsEmpty),
        ({"birth_date": date(2025, 3, 4), "birth_precision": "day"}, BirthDateInFuture),
        ({"birth_date": date(1988, 1, 2)}, NotAnAssumedBirthDate),
        ({"birth_date": date(1988, 2, 1)}, NotAnAssumedBirthDate),
        ({"language": "speaks Dari with her mother"}, NotACode),
        ({"language": ""}, NotACode),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(CLIENT).when(registering(**changes)).refuses(refusal)


def test_each_look_alike_is_flagged_and_nobody_is_merged() -> None:
    other = LookAlike(client_id=YOUSEF, reasons=["similar_name", "same_birth_date"])

    given(CLIENT).when(registering(look_alikes=(other,))).then(
        REGISTERED,
        PotentialDuplicateFlagged(
            client_id=YUSUF,
            other_client_ids=[YOUSEF],
            reasons=["similar_name", "same_birth_date"],
        ),
    )


def test_a_flag_changes_nothing_about_the_person() -> None:
    flagged = PotentialDuplicateFlagged(client_id=YUSUF, other_client_ids=[YOUSEF], reasons=[])

    assert CLIENT.replay([REGISTERED, flagged]) == CLIENT.replay([REGISTERED])
