"""A directory is checked as a whole before anything is entered; a fault names its line."""

import json
from typing import Any

import pytest

from services.agencies.domain.directory_file import DirectoryFileWrong, packaged
from services.agencies.domain.hsds import page_of
from services.agencies.seeding import enter, plan, request
from tests.unit.agencies.test_hsds import ENTRY, OFFER

HEAD = '{"edition": "1", "district": "05974000", "valid_from": "2025-01-01"}'
JOBCENTER = '{"agency": "JC", "name": "Jobcenter", "kind": "jobcenter"}'
YOUTH = '{"agency": "JA", "name": "Jugendamt", "kind": "youth_office"}'


class Doors:
    """Answers as the doors would, and remembers what was asked."""

    def __init__(self, *answers: dict[str, Any]) -> None:
        self.answers = list(answers)
        self.asked: list[dict[str, Any]] = []

    def call(
        self, service: str, method: str, request: dict[str, Any], timeout: float
    ) -> dict[str, Any]:
        self.asked.append(request)
        return self.answers.pop(0)


def faults(*lines: str) -> list[str]:
    with pytest.raises(DirectoryFileWrong) as wrong:
        plan("\n".join([HEAD, *lines]))
    return str(wrong.value).splitlines()


def hsds(**changes: Any) -> str:
    found = [(ENTRY, {**OFFER, **changes})]
    return json.dumps(page_of({"items": found, "total": 1, "page": 1, "page_size": 50}))


def test_the_directory_that_comes_with_the_product_is_right() -> None:
    assert len(plan(packaged()).entries) > 250


def test_an_unknown_municipality_names_its_line() -> None:
    (fault,) = faults(JOBCENTER, '{"competence": "kita", "agency": "JC", "in": ["05974001"]}')

    assert fault.startswith("line 3: ")
    assert "UNKNOWN_MUNICIPALITY: municipality 05974001" in fault


def test_a_municipality_that_nobody_knows_is_named_where_it_is_listed() -> None:
    (fault,) = faults('{"municipality": "05974001", "name": "Neustadt", "pilot": false}')

    assert fault == "line 2: 05974001 is no municipality that the product knows"


def test_overlapping_competences_name_the_second_line_and_the_first_institution() -> None:
    said = '{"competence": "kita", "agency": "%s", "in": ["05974052"]}'

    (fault,) = faults(JOBCENTER, YOUTH, said % "JC", said % "JA")

    assert fault.startswith("line 5: ")
    assert "JURISDICTION_OVERLAPS: agency JC, valid_from 2025-01-01" in fault


@pytest.mark.parametrize(
    "line",
    [
        '{"competence": "kita", "agency": "JA", "in": ["05974052"]}',
        '{"offer": "kita", "agency": "JA", "languages": ["de"]}',
        '{"policy": "kita", "agency": "JA"}',
        '{"closing_days": ["2025-12-24"], "agency": "JA"}',
    ],
)
def test_an_institution_that_is_not_in_the_file_is_named(line: str) -> None:
    (fault,) = faults(JOBCENTER, line)

    assert fault.startswith("line 3: No institution with this code")


def test_every_fault_is_told_at_once_and_unknown_fields_by_name() -> None:
    found = faults(
        '{"agency": "JC", "name": "", "kind": "jobcenter"}',
        '{"agency": "JA", "name": "Jugendamt", "kind": "youth_office", "phone": "1"}',
        '{"closing_days": ["Christmas"], "municipality": "05974052"}',
    )

    assert [each.split(":")[0] for each in found] == ["line 2", "line 3", "line 4"]
    assert "phone" in found[1]
    assert "days" in found[2]


def test_a_document_of_hsds_is_a_directory_too() -> None:
    assert [entry.door for entry in plan(hsds()).entries] == ["register_agency", "offer_service"]


def test_a_fault_in_a_document_of_hsds_is_named_by_its_place() -> None:
    with pytest.raises(DirectoryFileWrong) as wrong:
        plan(hsds(service="haircut"))

    assert "contents[0]: There is no such service." in str(wrong.value)


def test_the_same_entry_is_sent_as_the_same_command_for_the_district() -> None:
    first, second = (plan("\n".join([HEAD, JOBCENTER])).entries[0] for _ in range(2))

    one, other = request(first, "05974000"), request(second, "05974000")

    assert one["context"]["command_id"] == other["context"]["command_id"]
    assert one["context"]["tenant"] == one["context"]["actor"]["institution"] == "05974000"
    assert request(first, "05970000")["context"]["command_id"] != one["context"]["command_id"]


def test_what_is_new_what_was_known_and_what_was_refused_is_counted() -> None:
    directory = plan("\n".join([HEAD, JOBCENTER, YOUTH, JOBCENTER, JOBCENTER]))
    refusal = {"code": "AGENCY_CODE_TAKEN", "message": "Taken.", "details": {"code": "JC"}}
    doors = Doors(
        {"accepted": {"events": ["agencies.agency_registered"], "repeated": False}},
        {"accepted": {"events": ["agencies.agency_registered"], "repeated": True}},
        {"accepted": {"events": []}},
        {"refused": refusal},
    )
    moves: list[tuple[int, int]] = []

    outcome = enter(directory, "05974000", doors, lambda *how_far: moves.append(how_far))

    assert (outcome.new, outcome.known) == (1, 2)
    assert [str(each) for each in outcome.faults] == ["line 5: Taken. (AGENCY_CODE_TAKEN: code JC)"]
    assert moves == [(1, 4), (2, 4), (3, 4), (4, 4)]
