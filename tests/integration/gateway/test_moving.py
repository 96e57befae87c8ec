"""Somebody moves: the case changes hands, and whoever is no longer in charge is told so."""

from tests.integration.gateway.journeys import Journey, admitted, consent
from tests.integration.gateway.people import SOEST, WERL, Town, eventually

SUMMARY = "Wants to work as a tailor."


def offered(town: Town, to: str = SOEST) -> tuple[Journey, str]:
    """Return a case that was offered to another tenant, and the transfer."""
    journey, manager = admitted(town), town.case_manager
    manager.post("/consents", consent(journey.client, f"transfer:{SOEST}", [SOEST]))
    form = {"to_tenant": to, "municipality": SOEST, "summary": SUMMARY}
    path = f"/cases/{journey.case}/transfers"
    transfer = eventually(lambda: manager.post(path, form))["id"]
    eventually(lambda: manager.get(f"/transfers/{transfer}")["state"] == "offered")
    return journey, transfer


def test_without_consent_nobody_is_told(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    form = {"to_tenant": SOEST, "municipality": SOEST, "summary": SUMMARY}

    refused = manager.refused("POST", f"/cases/{journey.case}/transfers", form)
    assert refused == (409, "NO_TRANSFER_CONSENT")


def test_a_case_changes_hands(town: Town) -> None:
    journey, transfer = offered(town)
    giver, receiver = town.case_manager, town.person("team_lead", tenant=SOEST)
    case, path = f"/cases/{journey.case}", f"/transfers/{transfer}"
    before = receiver.get(path)
    assert (before["summary"], before.get("client_id")) == (None, None)
    assert transfer in {
        each["transfer_id"] for each in receiver.get("/transfers?direction=to_us")["items"]
    }
    assert giver.refused("POST", f"{path}/acceptance", {})[0] in (403, 404)
    epoch = giver.get(case)["ownership_epoch"]
    receiver.post(f"{path}/acceptance", {"manager": "s.nass"})

    eventually(lambda: receiver.get(case)["manager"] == "s.nass")
    note = {"channel": "phone", "note": "From an old window.", "ownership_epoch": epoch}
    late = giver.send("POST", f"{case}/contacts", note)
    assert (late.status_code, late.json()["code"]) == (409, "OWNERSHIP_MOVED")
    assert late.json()["details"]["owner"] == SOEST
    assert receiver.get(path)["summary"] == SUMMARY
    assert giver.get(case)["transferred_at"]
    assert journey.case in {each["case_id"] for each in giver.get("/cases?former=true")["items"]}
    receiver.post(f"{case}/contacts", {"channel": "visit", "note": "Welcome."})
    eventually(lambda: receiver.get(f"/clients/{journey.client}")["owner"] == SOEST)


def test_the_coordination_can_answer_where_there_is_no_case_management(town: Town) -> None:
    district = f"{WERL[:5]}000"
    journey, transfer = offered(town, district)
    coordination, path = town.coordination, f"/transfers/{transfer}"
    tasks = coordination.get("/worklist?page_size=200")["items"]
    assert ("transfer_to_accept", transfer) in {
        (each["kind"], each.get("transfer_id")) for each in tasks
    }

    coordination.post(f"{path}/refusal", {"reason_code": "no_capacity"})

    eventually(lambda: town.case_manager.get(f"/cases/{journey.case}")["state"] == "intake")
    assert coordination.get(path)["state"] == "declined"


def test_an_offer_can_be_taken_back(town: Town) -> None:
    journey, transfer = offered(town)
    manager = town.case_manager
    manager.post(f"/transfers/{transfer}/abort", {"reason_code": "client_stays"})

    eventually(lambda: manager.get(f"/cases/{journey.case}")["state"] == "intake")
    assert manager.get(f"/transfers/{transfer}")["state"] == "aborted"
