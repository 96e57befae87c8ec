"""Institutions end and are taken over on a day; before it everything is as it was."""

from typing import Any

import pytest

from services.agencies.domain.identity import agency_id_of
from shared.testing.town import Refused, Town

KREIS, WERL, SOEST = "05974000", "05974052", "05974040"


def register(town: Town, *codes: str) -> None:
    for code in codes:
        town.do("register_agency", tenant=KREIS, code=code, kind="youth_office", name=code)


def change(town: Town, door: str, code: str, **fields: Any) -> None:
    town.do(door, tenant=KREIS, agency_id=str(agency_id_of(code)), **fields)


def assign(town: Town, agency: str, **changes: Any) -> None:
    known = {"service": "kita", "municipality": WERL, "agency": agency, "valid_from": "2020-01-01"}
    town.do("assign_jurisdiction", tenant=KREIS, **{**known, **changes})


def competent(town: Town, on: str, **changes: Any) -> Any:
    asked = {"service": "kita", "municipality": WERL, "on": on, **changes}
    return town.find("resolve", tenant=WERL, **asked)["agencies"]


def end(town: Town, code: str, on: str, into: str | None = None) -> None:
    """Let an institution end, and the directory hear of it."""
    fields = {"valid_from": on}
    if into:
        change(town, "merge_agency", code, into=into, **fields)
    else:
        change(town, "deactivate_agency", code, **fields)
    town.hear("agencies.agency_deactivated", {"agency": code, "into": into, **fields}, KREIS)


def test_a_merger_moves_competences_and_offers_on_its_day(town: Town) -> None:
    register(town, "JA-ALT", "JA-ZWEI", "JA-NEU")
    offer = {"service": "kita", "languages": ["de"], "cost": "frei", "valid_from": "2020-01-01"}
    change(town, "offer_service", "JA-ALT", **offer)
    assign(town, "JA-ALT")
    assign(town, "JA-ZWEI", municipality=SOEST)

    end(town, "JA-ALT", "2026-01-01", into="JA-NEU")
    end(town, "JA-ZWEI", "2026-01-01", into="JA-NEU")

    for municipality, old in ((WERL, "JA-ALT"), (SOEST, "JA-ZWEI")):
        assert competent(town, "2025-12-31", municipality=municipality) == [old]
        assert competent(town, "2026-01-01", municipality=municipality) == ["JA-NEU"]
    before = town.find("agency", tenant=WERL, agency="JA-ALT", on="2025-12-31")
    after = town.find("agency", tenant=WERL, agency="JA-ALT", on="2026-01-01")
    assert (before["active"], after["active"], after["merged_into"]) == (True, False, "JA-NEU")
    assert [each["municipality"] for each in before["competences"]] == [WERL]
    assert after["competences"] == []
    successor = town.find("agency", tenant=WERL, agency="JA-NEU", on="2026-01-01")
    assert successor["services"][0]["cost"] == "frei"
    assert len(successor["competences"]) == 2
    assert town.find("competences", tenant=WERL, agency="JA-ALT", on="2026-01-01")["items"] == [
        {
            "service": "kita",
            "municipality": WERL,
            "valid_from": "2020-01-01",
            "valid_until": "2025-12-31",
            "shared": False,
            "holds": False,
        }
    ]


def test_an_institution_without_successor_leaves_nobody_competent(town: Town) -> None:
    register(town, "JA-ENDE")
    assign(town, "JA-ENDE", service="youth_office")

    end(town, "JA-ENDE", "2026-01-01")

    assert competent(town, "2025-12-31", service="youth_office") == ["JA-ENDE"]
    assert competent(town, "2026-01-01", service="youth_office") == []


def test_an_institution_that_ends_is_made_competent_only_for_days_before(town: Town) -> None:
    register(town, "JA-KURZ", "JA-SPAET")
    end(town, "JA-KURZ", "2026-01-01")
    elsewhere = {"municipality": "05974004"}

    with pytest.raises(Refused, match="AGENCY_INACTIVE"):
        assign(town, "JA-KURZ", **elsewhere)
    with pytest.raises(Refused, match="AGENCY_INACTIVE"):
        change(town, "merge_agency", "JA-SPAET", into="JA-KURZ", valid_from="2025-01-01")
    with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
        change(town, "merge_agency", "JA-SPAET", into="NOBODY", valid_from="2025-01-01")
    assign(town, "JA-KURZ", valid_until="2025-12-31", **elsewhere)


def test_an_institution_has_the_name_of_the_day(town: Town) -> None:
    register(town, "JA-NAME")
    change(town, "rename_agency", "JA-NAME", name="Amt für Jugend", valid_from="2026-01-01")

    def name(on: str) -> Any:
        return town.find("agency", tenant=WERL, agency="JA-NAME", on=on)["name"]

    assert (name("2025-12-31"), name("2026-01-01")) == ("JA-NAME", "Amt für Jugend")
    listed = town.find("agencies", tenant=WERL, page_size=200, on="2026-01-01")["items"]
    assert "Amt für Jugend" in [each["name"] for each in listed]


def test_those_who_share_are_competent_together(town: Town) -> None:
    register(town, "VHS-1", "VHS-2")
    course = {"service": "integration_course", "shared": True}
    assign(town, "VHS-2", **course)
    assign(town, "VHS-1", **course)

    found = competent(town, "2025-01-01", service="integration_course")

    assert found == ["VHS-1", "VHS-2"]
