"""A client is referred, an agency helps, and each sees as much as is theirs to see."""

import pytest

from tests.integration.gateway.journeys import (
    AGENCY,
    Journey,
    admitted,
    client,
    consent,
    planned,
    referral,
    referred,
)
from tests.integration.gateway.people import WERL, Town, eventually, in_days

PURPOSE = "?purpose=provide_service"
NAME = "Rahmani"


def test_from_the_referral_to_the_outcome(town: Town) -> None:
    journey, manager, clerk = referred(town), town.case_manager, town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/acknowledgement")
    clerk.post(f"{path}/information-request", {"missing": ["school_report"]})
    assert manager.get(path)["waiting_on"] == "sender"
    manager.post(f"{path}/information")
    clerk.post(f"{path}/waitlist", {"expected_on": in_days(30)})
    clerk.post(f"{path}/acceptance")
    clerk.post(f"{path}/appointment", {"on": in_days(7)})
    clerk.post(f"{path}/no-show")
    clerk.post(f"{path}/start")
    clerk.post(f"{path}/completion", {"outcome": "achieved"})
    manager.post(f"{path}/reopening")
    clerk.post(f"{path}/completion", {"outcome": "achieved"})
    manager.post(f"{path}/confirmation")

    assert manager.get(path)["state"] == "closed"
    [listed] = manager.get(f"/cases/{journey.case}/referrals")["items"]
    assert listed["referral_id"] == journey.referral
    eventually(
        lambda: manager.get(f"/cases/{journey.case}/plan")["measures"][0]["outcome"] == "achieved"
    )


def test_the_agency_learns_the_name_when_it_has_accepted(town: Town) -> None:
    journey, clerk = referred(town), town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    before = clerk.get(path)
    [listed] = [
        each for each in clerk.get("/inbox?page_size=200")["items"]
        if each["referral_id"] == journey.referral
    ]  # fmt: skip

    assert before["preview"]["household_size"] == 4
    for shown in (before, listed):
        assert journey.client not in str(shown)
        assert NAME not in str(shown)
    assert clerk.refused("GET", f"{path}/package{PURPOSE}") == (409, "ILLEGAL_TRANSITION")

    clerk.post(f"{path}/acceptance")
    package = clerk.get(f"{path}/package{PURPOSE}")
    assert package["classes"]["base"]["family_name"] == NAME
    assert package["classes"]["contact"]["phone"] == "+49 2922 000000"
    happened = [each["type"] for each in town.case_manager.get(f"{path}/history")["events"]]
    assert happened.count("referrals.disclosure_package_opened") == 1


def test_a_consent_taken_back_closes_the_package(town: Town) -> None:
    journey, manager, clerk = referred(town), town.case_manager, town.clerk(AGENCY)
    path = f"/referrals/{journey.referral}"
    clerk.post(f"{path}/acceptance")
    clerk.get(f"{path}/package{PURPOSE}")

    manager.post(f"/consents/{journey.consent}/withdrawal")

    status, _ = clerk.refused("GET", f"{path}/package{PURPOSE}")
    assert status in (403, 409)
    eventually(lambda: manager.get(path)["state"] == "suspended")
    assert manager.get(path)["recalled_at"]
    [shown] = [
        each for each in manager.get(f"/consents?client_id={journey.client}")["items"]
        if each["consent_id"] == journey.consent
    ]  # fmt: skip
    assert shown["state"] == "withdrawn"
    assert manager.get(f"/consents/{journey.consent}?client_id={journey.client}") == shown


@pytest.fixture(scope="module")
def journey(town: Town) -> Journey:
    return referred(town)


def test_another_municipality_finds_nothing(town: Town, journey: Journey) -> None:
    neighbour = town.neighbour
    for path in (
        f"/clients/{journey.client}",
        f"/consents?client_id={journey.client}",
        f"/cases/{journey.case}",
        f"/cases/{journey.case}/plan",
        f"/cases/{journey.case}/history",
        f"/referrals/{journey.referral}",
        f"/referrals/{journey.referral}/history",
    ):
        assert neighbour.refused("GET", path)[0] == 404, path
    for path in (
        f"/cases/{journey.case}/assessment",
        f"/consents/{journey.consent}/withdrawal",
        f"/referrals/{journey.referral}/confirmation",
    ):
        assert neighbour.refused("POST", path)[0] == 404, path
    assert neighbour.get(f"/cases/{journey.case}/referrals")["items"] == []
    assert neighbour.get(f"/timelines/client/{journey.client}")["items"] == []


def test_another_agency_finds_nothing(town: Town, journey: Journey) -> None:
    other = town.clerk("GA")
    path = f"/referrals/{journey.referral}"

    assert other.refused("GET", path)[0] == 404
    assert other.refused("POST", f"{path}/acceptance")[0] == 404
    assert other.refused("GET", f"{path}/package{PURPOSE}")[0] == 404
    assert other.get("/inbox")["total"] == 0


def test_the_coordination_sees_who_waits_for_whom_once_it_was_asked(town: Town) -> None:
    journey, coordination = referred(town), town.coordination
    path = f"/referrals/{journey.referral}"
    assert coordination.refused("GET", path)[0] == 404

    town.case_manager.post(f"{path}/escalation", {"level": 1})

    shown = coordination.get(path)
    assert (shown["recipient"], shown["state"]) == (AGENCY, "delivered")
    assert journey.client not in str(shown)
    assert journey.referral in str(coordination.get("/escalations?page_size=200")["items"])


def test_what_the_rules_forbid_comes_back_as_a_problem(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    eventually(lambda: manager.refused("POST", "/referrals", referral(journey, recipient="JC")))

    def code(**changes: object) -> tuple[int, str]:
        return manager.refused("POST", "/referrals", referral(journey, **changes))

    assert code(recipient="JC") == (409, "NOT_COMPETENT")
    assert code(consent_id=None) == (422, "INVALID")
    assert code(data_classes=["base", "health"]) == (409, "PACKAGE_TOO_WIDE")
    assert code(service="magic")[1] == "UNKNOWN_SERVICE"
    form = consent(journey.client, "referral:health", ["GA"], data_classes=["base", "health"])
    assert manager.refused("POST", "/consents", form) == (422, "EXPLICIT_CONSENT_MISSING")
    late = consent(journey.client, "case_management", [], valid_until=in_days(800))
    assert manager.refused("POST", "/consents", late) == (422, "CONSENT_TOO_LONG")


def test_without_consent_nobody_is_admitted(town: Town) -> None:
    manager = town.case_manager
    person = manager.post("/clients", client(given_name="Navid"))["id"]
    enquiry = {"client_ids": [person], "municipality": WERL, "source": "school", "reason": "Kita."}
    case = manager.post("/cases", enquiry)["id"]
    criteria = dict.fromkeys(
        (
            "complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources",
            "consent_given",
        ),
        True,
    )  # fmt: skip
    path = f"/cases/{case}/admission"

    assert manager.refused("POST", path, {"criteria": criteria}) == (409, "NO_BASE_CONSENT")
    manager.post(
        f"/cases/{case}/non-admission",
        {"reason_code": "regular_paths_suffice", "pointer": "migration_advice"},
    )
    assert manager.get(f"/cases/{case}")["state"] == "not_admitted"


def test_from_the_plan_to_the_release(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    path = f"/cases/{journey.case}"
    [goal] = manager.get(f"{path}/plan")["goals"]
    kept = {
        "goal_id": goal["goal_id"], "code": goal["code"],
        "measure": {"measure_id": journey.measure, "service": "school_place"},
    }  # fmt: skip
    manager.post(
        f"{path}/plan/revision",
        {
            "plan_id": journey.plan,
            "goals": [kept, {"code": "plays_football", "measure": {"service": "kita"}}],
            "signed_by_client": True,
            "signed_by_manager": True,
        },
    )
    measures = manager.get(f"{path}/plan")["measures"]
    assert journey.measure in {each["measure_id"] for each in measures} and len(measures) == 2
    manager.post(f"{path}/contacts", {"channel": "visit", "note": "All is well."})
    [contact] = manager.get(path)["contacts"]
    assert contact["note"] == "All is well."
    manager.post(f"{path}/closure", {"reason_code": "contact_lost"})
    manager.post(f"{path}/reopening", {"reason": "moved_back"})
    assert manager.get(path)["state"] == "assessment"


def test_a_correction_keeps_what_was_left_out(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/clients/{journey.client}"
    manager.post(f"{path}/correction", {"phone": "", "reason": "number_is_dead"})

    shown = manager.get(path)
    assert (shown["phone"], shown["given_name"]) in (("", "Zahra"), (None, "Zahra"))
    assert manager.refused("POST", f"{path}/correction", {"reason": "none"})[1] == (
        "NOTHING_TO_CORRECT"
    )
