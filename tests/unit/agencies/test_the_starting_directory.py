"""The directory to begin with can be entered as it stands, and routes as it should."""

from hashlib import sha256
from typing import Any

import pytest

from services.agencies.domain.directory_file import DirectoryFileWrong, Fault, packaged
from services.agencies.domain.municipalities import EDITION, KNOWN_KEYS, MUNICIPALITIES
from services.agencies.domain.starting_directory import proposal, read
from services.agencies.domain.vocabulary import SERVICES

EDITIONS = {"2026-11": "3be0579e6ae6fe91"}
PROPOSAL = proposal()
HEAD = '{"edition": "1", "district": "05974000", "valid_from": "2025-01-01"}\n'
WERL = '{"municipality": "05974052", "name": "Werl", "pilot": true}\n'


def competent(service: str, municipality: str) -> list[str]:
    return [
        each["agency"]
        for each in PROPOSAL["jurisdictions"]
        if (each["service"], each["municipality"]) == (service, municipality)
    ]


def entries(*lines: str) -> list[dict[str, Any]]:
    return [entry.fields for entry in read(HEAD + WERL + "\n".join(lines)).entries]


def faults(text: str) -> tuple[Fault, ...]:
    with pytest.raises(DirectoryFileWrong) as wrong:
        read(text)
    return wrong.value.faults


def test_the_edition_is_raised_with_every_change() -> None:
    assert sha256(packaged().encode()).hexdigest()[:16] == EDITIONS[EDITION]


def test_the_district_has_fourteen_municipalities_six_of_them_in_the_pilot() -> None:
    assert len(KNOWN_KEYS) == len(MUNICIPALITIES) == 14
    assert all(key.startswith("05974") and len(key) == 8 for key in KNOWN_KEYS)
    assert {name for _, name, pilot in MUNICIPALITIES if pilot} == {
        "Bad Sassendorf",
        "Erwitte",
        "Lippetal",
        "Soest",
        "Warstein",
        "Werl",
    }


def test_no_code_is_used_twice() -> None:
    codes = [each["code"] for each in PROPOSAL["agencies"]]

    assert len(set(codes)) == len(codes) == 52


@pytest.mark.parametrize("service", SERVICES)
def test_somebody_who_offers_it_is_competent_for_every_service_everywhere(service: str) -> None:
    offering = {each["code"] for each in PROPOSAL["agencies"] if service in each["services"]}

    for municipality in KNOWN_KEYS:
        assert competent(service, municipality)
        assert set(competent(service, municipality)) <= offering


@pytest.mark.parametrize(
    ("service", "municipality", "agency"),
    [
        ("residence_permit", "05974052", "ABH-KREIS"),
        ("residence_permit", "05974028", "ABH-LP"),
        ("naturalisation", "05974028", "EBH-LP"),
        ("youth_office", "05974052", "JA-KREIS"),
        ("kita", "05974044", "JA-WAR"),
        ("youth_office", "05974040", "JA-SO"),
        ("youth_office", "05974028", "JA-LP"),
        ("school_place", "05974052", "KI-SE"),
        ("housing", "05974052", "WOH-WERL"),
    ],
)
def test_it_leads_to_the_right_office(service: str, municipality: str, agency: str) -> None:
    assert competent(service, municipality) == [agency]


def test_deadlines_are_set_for_every_service() -> None:
    assert sorted(each["service"] for each in PROPOSAL["policies"]) == sorted(SERVICES)


def test_a_competence_is_one_thing_for_each_municipality() -> None:
    said = '{"competence": "kita", "agency": "JC", "in": %s}'

    (named,) = entries(said % '["05974052"]')
    assert named["valid_from"] == "2025-01-01"
    assert entries(said % '"everywhere"') == [named]
    assert entries(said % '{"all_but": ["05974052"]}') == []
    assert entries(said % '["05974001"]')[0]["municipality"] == "05974001"


def test_closing_days_are_those_of_their_place() -> None:
    assert entries('{"closing_days": ["2025-12-24"], "agency": "JC"}') == [
        {"days": ["2025-12-24"], "agency": "JC"}
    ]


def test_what_is_no_directory_names_every_line() -> None:
    wrong = faults(HEAD + "{,}\n\n[]\n")

    assert [each.line for each in wrong] == [2, 4]
    assert str(wrong[1]) == "line 4: not an object in braces"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "district, edition, valid_from"),
        ('{"edition": "1"}', 1, "district, valid_from"),
        (HEAD + WERL + '{"bakery": "JC"}', 3, "none of offer"),
        (HEAD + '{"municipality": "05974052"}', 2, "none of offer"),
        (HEAD + '{"competence": "kita", "agency": "JC", "in": 5}', 2, "not iterable"),
    ],
)
def test_a_line_that_says_nothing_known_is_named(text: str, line: int, said: str) -> None:
    (fault,) = faults(text)

    assert fault.line == line
    assert said in fault.wrong
