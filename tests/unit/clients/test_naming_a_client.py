"""How else a person is called is noted, and the numbers of documents are kept to themselves."""

from dataclasses import replace
from typing import Any

import pytest

from services.clients.domain.client import CLIENT
from services.clients.domain.commands import AddNameVariant, LookAlike, RecordIdentifier
from services.clients.domain.errors import (
    ClientErased,
    IdentifierIsEmpty,
    NameIsEmpty,
    NotACode,
)
from services.clients.domain.events import (
    IdentifierRecorded,
    NameVariantAdded,
    PotentialDuplicateFlagged,
)
from shared.domain.errors import NotFound, Refusal
from shared.testing.specification import given
from tests.unit.clients.examples import AT, ERASED_PERSON, REGISTERED, YOUSEF, YUSUF

ADD = AddNameVariant(
    client_id=YUSUF,
    given_name=" یوسف",
    family_name="رحمانی",
    script="Arab",
    source_document="passport",
    at=AT,
)
ADDED = NameVariantAdded(
    client_id=YUSUF,
    given_name="یوسف",
    family_name="رحمانی",
    script="Arab",
    source_document="passport",
)
RECORD = RecordIdentifier(client_id=YUSUF, kind="passport_number", value=" P 123 ", at=AT)
RECORDED = IdentifierRecorded(client_id=YUSUF, kind="passport_number", value="P 123")


def test_another_spelling_is_noted_with_its_script_and_document() -> None:
    given(CLIENT, REGISTERED).when(ADD).then(ADDED)


def test_whoever_resembles_the_other_spelling_is_flagged() -> None:
    alike = LookAlike(client_id=YOUSEF, reasons=["same_name", "same_birth_date"])
    flagged = PotentialDuplicateFlagged(
        client_id=YUSUF, other_client_ids=[YOUSEF], reasons=["same_name", "same_birth_date"]
    )

    given(CLIENT, REGISTERED).when(replace(ADD, look_alikes=(alike,))).then(ADDED, flagged)


def test_the_same_spelling_again_is_nothing_new() -> None:
    given(CLIENT, REGISTERED, ADDED).when(ADD).nothing_new()
    given(CLIENT, REGISTERED, ADDED).when(replace(ADD, script="Latn")).then(
        replace(ADDED, script="Latn")
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"given_name": " "}, NameIsEmpty),
        ({"script": "the arabic one"}, NotACode),
        ({"source_document": ""}, NotACode),
    ],
)
def test_an_unclear_spelling_is_refused(changes: dict[str, Any], refusal: type[Refusal]) -> None:
    given(CLIENT, REGISTERED).when(replace(ADD, **changes)).refuses(refusal)


def test_the_number_of_a_document_is_recorded_once() -> None:
    given(CLIENT, REGISTERED).when(RECORD).then(RECORDED)
    given(CLIENT, REGISTERED, RECORDED).when(RECORD).nothing_new()


def test_a_number_without_digits_or_kind_is_none() -> None:
    given(CLIENT, REGISTERED).when(replace(RECORD, value=" ")).refuses(IdentifierIsEmpty)
    given(CLIENT, REGISTERED).when(replace(RECORD, kind="the red one")).refuses(NotACode)


@pytest.mark.parametrize("command", [ADD, RECORD])
def test_nothing_is_noted_of_nobody_or_of_somebody_erased(command: Any) -> None:
    given(CLIENT).when(command).refuses(NotFound)
    given(CLIENT, ERASED_PERSON).when(command).refuses(ClientErased)
