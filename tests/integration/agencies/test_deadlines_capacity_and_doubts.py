"""What the directory tells beyond competences: deadlines, closing days, capacity, doubts."""

from typing import Any
from uuid import uuid4

import pytest

from services.agencies.domain.identity import agency_id_of
from shared.testing.town import Refused, Town

KREIS, WERL = "05974000", "05974052"


@pytest.fixture(autouse=True)
def jobcenter(town: Town) -> None:
    """Have a Jobcenter that offers something."""
    town.do("register_agency", tenant=KREIS, code="JC", kind="jobcenter", name="Jobcenter")
    offer = {"service": "jobcenter_transfer", "languages": ["de"], "valid_from": "2020-01-01"}
    town.do("offer_service", tenant=KREIS, agency_id=str(agency_id_of("JC")), **offer)


def agency(town: Town, **asked: Any) -> dict[str, Any]:
    return town.find("agency", tenant=WERL, agency="JC", **asked)


def declare(town: Town, tenant: str, **context: Any) -> None:
    asked = {"agency": "JC", "service": "jobcenter_transfer", "capacity": "waitlist"}
    town.do("declare_capacity", tenant=tenant, context=context, **asked, expected_on="2025-07-01")


def tasks(town: Town, state: str | None = None) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = town.find("data_quality_tasks", tenant=KREIS, state=state)[
        "items"
    ]
    return found


def reject(town: Town, code: str, service: str = "kita") -> None:
    """Tell of a referral of Werl that the Jobcenter refuses."""
    referral_id = str(uuid4())
    place = {"municipality": WERL, "service_shown": service}
    town.hear("referrals.referral_submitted", {"referral_id": referral_id, **place}, WERL)
    said = {"referral_id": referral_id, "recipient": "JC", "code": code}
    town.hear("referrals.referral_rejected", said, WERL)


def test_an_agency_says_itself_whether_it_can_take_on_people(town: Town) -> None:
    declare(town, "", institution="JC")

    (said,) = agency(town)["capacity"]

    assert (said["service"], said["capacity"], said["expected_on"]) == (
        "jobcenter_transfer",
        "waitlist",
        "2025-07-01",
    )


def test_nobody_else_but_the_registrar_says_it(town: Town) -> None:
    with pytest.raises(Refused, match="ONLY_OWN_CAPACITY"):
        declare(town, "", institution="GA")
    registrar = {"user": "r", "role": "registrar", "institution": KREIS}
    declare(town, KREIS, actor=registrar)


def test_deadlines_of_the_agency_come_before_those_of_the_service(town: Town) -> None:
    known = {"service": "jobcenter_transfer", "valid_from": "2025-01-01"}
    town.do("set_sla_policy", tenant=KREIS, **known, acknowledge_days=4)
    own = {**known, "agency": "JC", "valid_from": "2025-06-01", "acknowledge_days": 1}
    town.do("set_sla_policy", tenant=KREIS, **own)

    def acknowledge(on: str) -> Any:
        shown = agency(town, on=on)["deadlines"]["jobcenter_transfer"]["acknowledge_days"]
        asked = {"service": "jobcenter_transfer", "agency": "JC", "on": on}
        found = town.find("policies", tenant=WERL, **asked)
        assert found["in_force"]["acknowledge_days"] == shown
        return shown

    assert [acknowledge(day) for day in ("2024-12-31", "2025-05-31", "2025-06-01")] == [3, 4, 1]
    assert town.find("policies", tenant=WERL)["total"] == 2
    with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
        town.do("set_sla_policy", tenant=KREIS, **{**own, "agency": "NOBODY"})


def test_closing_days_are_those_that_were_said_last(town: Town) -> None:
    for days in (["2025-06-20", "2025-12-24"], ["2025-06-20"]):
        town.do("set_closing_days", tenant=KREIS, municipality=WERL, days=days)
    town.do("set_closing_days", tenant=KREIS, agency="JC", days=["2025-10-31"])

    found = town.find("closing_days", tenant=WERL)["items"]

    assert [(each["agency"], each["municipality"], str(each["day"])) for each in found] == [
        (None, WERL, "2025-06-20"),
        ("JC", None, "2025-10-31"),
    ]
    assert town.find("closing_days", tenant=WERL, agency="JC")["total"] == 1
    with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
        town.do("set_closing_days", tenant=KREIS, agency="NOBODY", days=[])


def test_a_referral_to_the_wrong_address_is_looked_into_until_it_is_resolved(town: Town) -> None:
    for _ in range(3):
        reject(town, "not_competent")
    reject(town, "at_capacity")

    (task,) = tasks(town, "open")
    assert (task["agency"], task["service"], task["municipality"]) == ("JC", "kita", WERL)
    assert task["times"] == 3
    town.do(
        "resolve_data_quality_task",
        tenant=KREIS,
        task_id=task["task_id"],
        resolution="directory_corrected",
    )
    assert tasks(town, "open") == []
    assert tasks(town)[0]["resolution"] == "directory_corrected"
    assert town.find("data_quality_tasks", tenant=WERL)["items"] == []


def test_a_protected_service_stays_protected(town: Town) -> None:
    reject(town, "not_competent", service="protected")

    assert "protected" in [each["service"] for each in tasks(town)]


def test_a_measure_in_force_is_to_be_entered(town: Town) -> None:
    fact = {
        "obstacle_id": str(uuid4()),
        "service": "integration_course",
        "municipality": WERL,
        "in_force_on": "2025-08-01",
    }
    town.hear("steering.measure_taken", fact, KREIS)

    items = town.find("worklist", tenant=KREIS)["items"]

    (due,) = [each for each in items if str(each["due_on"]) == "2025-08-01"]
    assert (due["kind"], due["details"]["reason"]) == ("data_quality_task", "measure_in_force")
    assert town.find("worklist", tenant=WERL)["items"] == []


def test_what_ends_soon_and_who_is_competent_nowhere_is_on_the_worklist(town: Town) -> None:
    def kinds() -> set[str]:
        items = town.find("worklist", tenant=KREIS)["items"]
        return {each["kind"] for each in items if each["details"]["agency"] == "JC"}

    assert "agency_without_competence" in kinds()
    known = {"service": "jobcenter_transfer", "municipality": WERL, "agency": "JC"}
    town.do("assign_jurisdiction", tenant=KREIS, valid_from="2020-01-01", **known)
    assert "agency_without_competence" not in kinds()
    town.do("end_jurisdiction", tenant=KREIS, ends_on="2025-03-31", **known)
    assert "jurisdiction_ends" in kinds()
    town.do("assign_jurisdiction", tenant=KREIS, valid_from="2025-04-01", **known)
    assert "jurisdiction_ends" not in kinds()


def test_unknown_institutions_are_refused(town: Town) -> None:
    for door in ("agency", "competences"):
        with pytest.raises(Refused, match="UNKNOWN_AGENCY"):
            town.find(door, tenant=WERL, agency="NOBODY")


def test_a_rebuild_gives_the_same_answers(town: Town) -> None:
    declare(town, "", institution="JC")
    reject(town, "not_competent")
    tables = [table for each in town.execution.service.projections for table in each.tables]
    before = {table: sorted(map(str, town.rows(table, KREIS))) for table in tables}

    town.rebuild()

    assert {table: sorted(map(str, town.rows(table, KREIS))) for table in tables} == before
    assert all(before[table] for table in ("capacity", "sla_policy", "data_quality_task"))
