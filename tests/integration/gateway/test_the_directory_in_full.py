"""What the registrar keeps: institutions, offers, deadlines, closing days, capacity, doubts."""

from tests.integration.gateway.journeys import AGENCY, SERVICE, referred
from tests.integration.gateway.people import Person, Town, eventually, in_days


def entered(registrar: Person, code: str) -> str:
    """Return the id of an institution that was entered."""
    form = {"code": code, "name": "Sprachschule am Markt", "kind": "course_provider"}
    return str(registrar.post("/agencies", form)["id"])


def test_an_institution_is_described_for_people_and_for_other_directories(town: Town) -> None:
    registrar = town.registrar
    path = f"/agencies/{entered(registrar, 'SPR-1')}"
    offer = {
        "service": "integration_course", "name": "Abendkurs", "languages": ["de"],
        "required_documents": ["Pass"], "cost": "kostenfrei",
        "schedule": [{"days": ["MO", "WE"], "opens_at": "17:00", "closes_at": "20:00"}],
    }  # fmt: skip
    registrar.post(f"{path}/services", offer)
    change = {"service": "integration_course", "wait_time": "Drei Wochen"}
    registrar.post(f"{path}/services/change", change)
    registrar.post(f"{path}/update", {"contact": {"phone": "+49 2921 300"}})
    registrar.post(f"{path}/name", {"name": "Sprachhaus", "valid_from": in_days(10)})

    shown = registrar.get("/agencies/SPR-1")
    assert shown["services"][0]["schedule"][0]["days"] == ["MO", "WE"]
    assert shown["services"][0]["wait_time"] == "Drei Wochen"
    assert (shown["name"], shown["contact"]["phone"]) == ("Sprachschule am Markt", "+49 2921 300")
    assert registrar.get(f"/agencies/SPR-1?on={in_days(20)}")["name"] == "Sprachhaus"
    exported = registrar.get("/hsds/services?page_size=200")["contents"]
    assert "Abendkurs" in {each["name"] for each in exported}
    registrar.post(f"{path}/services/withdrawal", {"service": "integration_course"})
    registrar.post(f"{path}/merger", {"into": "VHS", "valid_from": in_days(30)})
    assert registrar.get("/agencies/SPR-1")["merged_into"] == "VHS"


def test_an_institution_can_end(town: Town) -> None:
    registrar = town.registrar
    path = f"/agencies/{entered(registrar, 'SPR-2')}"
    registrar.post(f"{path}/deactivation", {"valid_from": in_days(1)})

    assert registrar.get("/agencies/SPR-2")["active"] is True
    assert registrar.get(f"/agencies/SPR-2?on={in_days(2)}")["active"] is False


def test_deadlines_and_closing_days_are_set(town: Town) -> None:
    registrar = town.registrar
    form = {"service": "housing", "agency": "WOH-WERL", "valid_from": in_days(0)}
    registrar.post("/policies", {**form, "acknowledge_days": 5, "decide_days": 15})
    held = registrar.get("/policies?service=housing&agency=WOH-WERL")["in_force"]
    assert (held["acknowledge_days"], held["decide_days"]) == (5, 15)

    registrar.post("/closing-days", {"agency": "WOH-WERL", "days": [in_days(40)]})
    [closed] = registrar.get("/closing-days?agency=WOH-WERL")["items"]
    assert closed["day"] == in_days(40)
    both = {"agency": "WOH-WERL", "municipality": "05974052", "days": []}
    assert registrar.refused("POST", "/closing-days", both)[1] == "ONE_PLACE_AT_A_TIME"


def test_an_institution_says_whether_it_has_room(town: Town) -> None:
    form = {"service": "integration_course", "capacity": "waitlist", "expected_on": in_days(60)}
    town.clerk("VHS").post("/capacity", form)

    [said] = town.case_manager.get("/agencies/VHS")["capacity"]
    assert said["capacity"] == "waitlist"
    other = form | {"agency": "VHS"}
    assert town.clerk("JC").refused("POST", "/capacity", other) == (403, "ONLY_OWN_CAPACITY")


def test_who_is_wrongly_asked_leaves_a_doubt(town: Town) -> None:
    journey, clerk, registrar = referred(town), town.clerk(AGENCY), town.registrar
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/rejection", {"code": "not_competent", "by": "agency"})

    task = eventually(
        lambda: [
            each for each in registrar.get("/data-quality-tasks?state=open&page_size=200")["items"]
            if each["service"] == SERVICE
        ]
    )[0]  # fmt: skip
    due = {each["kind"] for each in registrar.get("/worklist?page_size=200")["items"]}
    assert "data_quality_task" in due
    resolution = {"resolution": "no_fault_found"}
    registrar.post(f"/data-quality-tasks/{task['task_id']}/resolution", resolution)


def test_evidence_is_for_the_coordination(town: Town) -> None:
    assert town.coordination.get("/evidence")["items"] == []
    assert town.case_manager.refused("GET", "/evidence") == (403, "FORBIDDEN")
