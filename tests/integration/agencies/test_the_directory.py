"""The directory is entered by the district and read by everybody."""

from datetime import UTC, datetime
from typing import Any

import pytest

from services.agencies.domain.identity import agency_id_of
from shared.testing.town import Refused, Town

KREIS, WERL, LIPPSTADT = "05974000", "05974052", "05974028"


def register(town: Town, code: str, kind: str = "immigration_authority", name: str = "") -> str:
    answer = town.do("register_agency", tenant=KREIS, code=code, kind=kind, name=name or code)
    return str(answer["stream_id"])


def offer(town: Town, agency_id: str, service: str, languages: list[str]) -> dict[str, Any]:
    asked = {"agency_id": agency_id, "service": service, "languages": languages}
    return town.do("offer_service", tenant=KREIS, **asked)


def assign(town: Town, agency: str, **changes: Any) -> dict[str, Any]:
    period = {
        "service": "residence_permit",
        "municipality": WERL,
        "agency": agency,
        "valid_from": "2020-01-01",
    }
    return town.do("assign_jurisdiction", tenant=KREIS, **{**period, **changes})


def offered(entry: dict[str, Any]) -> dict[str, list[str]]:
    return {each["service"]: each["languages"] for each in entry["services"]}


def competent(town: Town, on: str, **changes: Any) -> str | None:
    asked = {"service": "residence_permit", "municipality": WERL, "on": on, **changes}
    found: str | None = town.find("resolve", tenant=WERL, **asked)["agency"]
    return found


def test_an_institution_is_entered_once_and_read_by_every_municipality(town: Town) -> None:
    agency_id = register(town, "GA", "health_office", "Gesundheitsamt")
    offer(town, agency_id, "health", ["de", "ar"])

    found = town.find("agencies", tenant=WERL, page_size=200)
    as_clerk = town.find("agencies", tenant="", context={"institution": "GA"}, page_size=200)

    assert agency_id == str(agency_id_of("GA"))
    [entry] = [each for each in found["items"] if each["code"] == "GA"]
    assert (entry["name"], entry["kind"], entry["version"]) == (
        "Gesundheitsamt",
        "health_office",
        2,
    )
    assert offered(entry) == {"health": ["ar", "de"]}
    assert as_clerk["items"] == found["items"]
    assert (
        town.do(
            "register_agency", tenant=KREIS, code="GA", kind="health_office", name="Gesundheitsamt"
        )["events"]
        == ()
    )
    with pytest.raises(Refused, match="AGENCY_CODE_TAKEN"):
        register(town, "GA", "health_office", "Another one")


def test_an_offer_in_other_languages_replaces_the_first(town: Town) -> None:
    agency_id = register(town, "VHS", "adult_education")
    offer(town, agency_id, "integration_course", ["de"])
    offer(town, agency_id, "integration_course", ["de", "uk"])

    found = town.find("agencies", tenant=WERL, page_size=200)["items"]

    [entry] = [each for each in found if each["code"] == "VHS"]
    assert offered(entry) == {"integration_course": ["de", "uk"]}


def test_only_a_registered_institution_offers_anything(town: Town) -> None:
    with pytest.raises(Refused, match="NOT_FOUND"):
        offer(town, str(agency_id_of("NOBODY")), "health", ["de"])


def test_competence_depends_on_the_day_and_is_never_deleted(town: Town) -> None:
    register(town, "ABH-KREIS")
    register(town, "ABH-LP")
    assign(town, "ABH-KREIS")
    ending = {"service": "residence_permit", "municipality": WERL, "agency": "ABH-KREIS"}
    town.do("end_jurisdiction", tenant=KREIS, ends_on="2025-06-30", **ending)
    assign(town, "ABH-LP", valid_from="2025-07-01", valid_until="2025-12-31")

    assert competent(town, "2019-12-31") is None
    assert competent(town, "2020-01-01") == "ABH-KREIS"
    assert competent(town, "2025-06-30") == "ABH-KREIS"
    assert competent(town, "2025-07-01") == "ABH-LP"
    assert competent(town, "2026-01-01") is None
    assert competent(town, "2025-01-01", municipality=LIPPSTADT) is None
    listed = town.find("jurisdictions", tenant=WERL, service="residence_permit")["items"]
    assert [(each["agency"], each["valid_until"]) for each in listed] == [
        ("ABH-KREIS", "2025-06-30"),
        ("ABH-LP", "2025-12-31"),
    ]


def test_two_competent_institutions_are_refused_with_the_other_one_named(town: Town) -> None:
    register(town, "JA-KREIS", "youth_office")
    register(town, "JA-LP", "youth_office")
    assign(town, "JA-KREIS", service="kita")

    with pytest.raises(Refused) as refused:
        assign(town, "JA-LP", service="kita", valid_from="2025-01-01")

    assert refused.value.args == (
        "JURISDICTION_OVERLAPS",
        {"agency": "JA-KREIS", "valid_from": "2020-01-01", "valid_until": None},
    )


def test_nobody_is_made_competent_who_is_not_in_the_directory(town: Town) -> None:
    with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
        assign(town, "NOBODY")


def test_who_asks_without_a_day_asks_about_today(town: Town) -> None:
    asked = {"service": "residence_permit", "municipality": WERL}
    town.set_clock(datetime(2025, 8, 1, 22, 30, tzinfo=UTC))

    found = town.find("resolve", tenant=WERL, **asked)

    assert (found["on"], found["agency"]) == ("2025-08-02", competent(town, "2025-08-02"))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"service": "haircut"}, "UNKNOWN_SERVICE"),
        ({"municipality": "05974001"}, "UNKNOWN_MUNICIPALITY"),
        ({"on": "tomorrow"}, "INVALID"),
    ],
)
def test_questions_outside_the_vocabulary_are_refused(
    town: Town, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        competent(town, **{"on": "2025-01-01", **changes})


def test_a_rebuild_gives_the_same_directory(town: Town) -> None:
    register(town, "IQ", "recognition_advice")
    before = {
        table: sorted(map(str, town.rows(table, KREIS)))
        for table in ("agency", "service_offer", "jurisdiction")
    }

    town.rebuild()

    for table, rows in before.items():
        assert sorted(map(str, town.rows(table, KREIS))) == rows
