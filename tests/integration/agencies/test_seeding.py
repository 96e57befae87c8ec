"""The directory that comes with the product is entered through the doors, once."""

import json
from typing import Any

from services.agencies.domain.directory_file import packaged
from services.agencies.seeding import Outcome, enter, plan
from shared.testing.town import Town

KREIS, WERL, LIPPSTADT = "05974000", "05974052", "05974028"


class Doors:
    """Calls the doors of a town without a broker."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def call(
        self, service: str, method: str, request: dict[str, Any], timeout: float
    ) -> dict[str, Any]:
        answer: dict[str, Any] = getattr(self.town.doors, method)(request)
        return answer


def seed(town: Town, text: str) -> Outcome:
    return enter(plan(text), KREIS, Doors(town), lambda done, total: None)


def competent(town: Town, service: str, municipality: str) -> Any:
    asked = {"service": service, "municipality": municipality, "on": "2025-03-03"}
    return town.find("resolve", tenant=WERL, **asked)["agency"]


def test_the_whole_directory_is_entered_once_and_routes(town: Town) -> None:
    entries = len(plan(packaged()).entries)

    first, second = seed(town, packaged()), seed(town, packaged())

    assert (first.new, first.known, first.faults) == (entries, 0, [])
    assert (second.new, second.known, second.faults) == (0, entries, [])
    assert competent(town, "residence_permit", WERL) == "ABH-KREIS"
    assert competent(town, "residence_permit", LIPPSTADT) == "ABH-LP"
    vocabulary = town.find("vocabulary", tenant=WERL)
    for service in vocabulary["services"]:
        for municipality in vocabulary["municipalities"]:
            assert competent(town, service, municipality["key"])
    worklist = town.find("worklist", tenant=KREIS)
    assert worklist["items"] == []


def test_what_was_changed_since_is_not_changed_back(town: Town) -> None:
    seed(town, packaged())
    agency = town.find("agency", tenant=KREIS, agency="GA")["agency_id"]
    named = {"agency_id": agency, "valid_from": "2025-01-01", "name": "Amt für Gesundheit"}
    town.do("rename_agency", tenant=KREIS, **named)
    offer = {"agency_id": agency, "service": "health", "cost": "kostenfrei"}
    town.do("change_offer", tenant=KREIS, **offer)
    ending = {"service": "housing", "municipality": WERL, "agency": "WOH-WERL"}
    town.do("end_jurisdiction", tenant=KREIS, ends_on="2025-12-31", **ending)

    again = seed(town, packaged())

    assert (again.new, again.faults) == (0, [])
    found = town.find("agency", tenant=KREIS, agency="GA")
    assert found["name"] == "Amt für Gesundheit"
    assert found["services"][0]["cost"] == "kostenfrei"


def test_a_competence_that_another_one_has_already_names_the_line(town: Town) -> None:
    seed(town, packaged())
    head = {"edition": "2", "district": KREIS, "valid_from": "2026-01-01"}
    agency = {"agency": "JA-NEU", "name": "Neues Jugendamt", "kind": "youth_office"}
    competence = {"competence": "kita", "agency": "JA-NEU", "in": [WERL]}

    outcome = seed(town, "\n".join(map(json.dumps, (head, agency, competence))))

    (fault,) = outcome.faults
    assert (outcome.new, fault.line) == (1, 3)
    assert "agency JA-KREIS" in fault.wrong


def test_what_is_exported_as_hsds_is_known_when_it_comes_back(town: Town) -> None:
    seed(town, packaged())
    page = town.find("hsds_services", tenant=WERL, on="2025-03-03", page_size=200)

    assert page["total_items"] == len(page["contents"]) > 20
    plan_ = town.find("check_hsds", tenant=KREIS, **page)
    assert plan_["faults"] == []
    doors = [each["door"] for each in plan_["steps"]]
    assert doors.count("offer_service") == page["total_items"]
