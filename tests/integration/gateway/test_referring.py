"""Before, beside and after a referral: drafts, second persons, splits, waiting, recalls."""

from typing import Any

from tests.integration.gateway.journeys import (
    AGENCY,
    SERVICE,
    Journey,
    planned,
    referral,
    referred,
)
from tests.integration.gateway.people import WERL, Town, eventually

ABOUT = ("case_id", "client_id", "municipality", "service", "recipient")


def drafted(town: Town, journey: Journey, **changes: Any) -> tuple[str, dict[str, Any]]:
    """Return a draft, and the form with which it is sent."""
    form = referral(journey, **changes)
    about = {name: form.pop(name) for name in ABOUT}
    draft = eventually(lambda: town.case_manager.post("/referrals/drafts", about))["id"]
    return str(draft), form


def test_a_draft_is_sent_when_it_is_ready(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    draft, form = drafted(town, journey)
    assert manager.get(f"/referrals/{draft}")["state"] == "draft"
    assert town.clerk(AGENCY).refused("GET", f"/referrals/{draft}")[0] == 404

    eventually(lambda: manager.post(f"/referrals/{draft}/submission", form))
    eventually(lambda: town.clerk(AGENCY).get(f"/referrals/{draft}")["state"] == "delivered")


def test_what_protects_a_child_is_decided_by_two(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    draft, form = drafted(town, journey)
    form |= {"legal_basis": "child_protection", "citation": "§ 4 KKG", "consent_id": None}
    del form["consent_id"]
    path = f"/referrals/{draft}"
    assert manager.refused("POST", f"{path}/submission", form) == (409, "SECOND_PERSON_MISSING")
    town.person("team_lead", tenant=WERL).post(f"{path}/approval")

    manager.post(f"{path}/submission", form)
    assert manager.get(path)["legal_basis"] == "child_protection"


def test_a_client_can_be_shown_the_way_on_paper(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    form = referral(journey)
    about = {name: form[name] for name in ABOUT}
    signpost = manager.post("/referrals/signposts", about)["id"]

    assert manager.get(f"/referrals/{signpost}")["state"] == "signposted"
    assert town.clerk(AGENCY).refused("GET", f"/referrals/{signpost}")[0] == 404


def test_everybody_sees_who_waits_for_whom_and_how_long(town: Town) -> None:
    journey, manager, clerk = referred(town), town.case_manager, town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"

    [waits] = manager.get(f"/cases/{journey.case}/waiting")["items"]
    assert (waits["waiting_on"], waits["deadline"]) == ("recipient", "acknowledge")
    assert waits["due_on"] and not waits["overdue"]
    clerk.post(f"{path}/acknowledgement", {})
    clerk.post(f"{path}/information-request", {"missing": ["rent_certificate"], "of": "client"})
    shown = manager.get(path)
    assert shown["waiting_on"] == "client"
    assert [each["waiting_on"] for each in shown["waiting"]][-2:] == ["recipient", "client"]
    assert shown["deadlines"][0]["kind"] == "acknowledge"
    tasks = {each["kind"] for each in manager.get("/worklist?page_size=200")["items"]}
    assert "information_requested" in tasks


def test_a_place_on_the_waiting_list_is_told_anew(town: Town) -> None:
    journey, manager, clerk = referred(town), town.case_manager, town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/acknowledgement", {})
    clerk.post(f"{path}/waitlist", {"position": 7})
    clerk.post(f"{path}/waitlist/position", {"position": 3})

    assert manager.get(path)["awaited_position"] == 3


def test_a_referral_is_split_into_drafts(town: Town) -> None:
    journey, manager = referred(town), town.case_manager
    parts = [
        {"service": SERVICE, "recipient": AGENCY},
        {"service": "kita", "recipient": "JA-KREIS"},
    ]
    manager.post(f"/referrals/{journey.referral}/split", {"parts": parts})

    children = manager.get(f"/referrals/{journey.referral}")["children"]
    assert [each["service"] for each in children] == [SERVICE, "kita"]
    child = f"/referrals/{children[0]['referral_id']}"
    eventually(lambda: manager.get(child)["state"] == "draft")


def test_a_wrong_address_is_passed_on(town: Town) -> None:
    journey, clerk = referred(town), town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/rerouting", {"to": "JA-KREIS"})

    shown = town.case_manager.get(path)
    assert (shown["state"], shown["rerouted_to"]) == ("rerouted", "JA-KREIS")


def test_a_recall_is_confirmed(town: Town) -> None:
    journey, manager, clerk = referred(town), town.case_manager, town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/acceptance", {})
    clerk.get(f"{path}/package?purpose=provide_service")
    manager.post(f"{path}/withdrawal", {"by": "sender"})
    clerk.post(f"{path}/recall", {"kept_as": "own_statutory_file"})

    shown = manager.get(path)
    assert shown["recall_confirmed_at"] and shown["recall_kept_as"] == "own_statutory_file"
