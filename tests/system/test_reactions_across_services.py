"""What follows elsewhere from what happened here: each reaction over the real broker."""

from datetime import timedelta
from typing import Any

import pytest

from services.gateway.demo.people import (
    CASE_MANAGER,
    COORDINATION,
    JOBCENTER,
    REGISTRAR,
    TEAM_LEAD,
    WERL,
    YOUTH,
)
from tests.system.office import Office

Answer = dict[str, Any]
SERVICE, AGENCY = "jobcenter_transfer", "JC"
PURPOSE = {"purpose": "first_talk"}

pytestmark = pytest.mark.timeout(60)


def read_by(office: Office, referral: str) -> None:
    """Have the job centre accept a referral and read its package."""
    office.act(JOBCENTER, referral, "acceptance")
    office.stage.get(JOBCENTER, f"/referrals/{referral}/package", **PURPOSE)


def pass_days(office: Office, days: int) -> None:
    """Let it be the morning, so many days later."""
    day = office.stage.today + timedelta(days=days)
    office.stage.at(f"{day.isoformat()}T08:00")


def test_a_withdrawn_consent_suspends_recalls_and_after_two_weeks_withdraws(
    office: Office,
) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    read_by(office, referral)
    office.post(f"/consents/{consent}/withdrawal")
    assert office.until_state(referral, "suspended")["suspended_for"] == ["consent_gap"]
    closed = office.stage.ask(JOBCENTER, "GET", f"/referrals/{referral}/package", params=PURPOSE)
    assert closed.status_code in (403, 409)
    [recall] = office.happened(referral, "disclosure_recall_requested")
    assert recall["event"]["reason"] == "consent"
    pass_days(office, 14)
    office.until_state(referral, "withdrawn")
    [withdrawn] = office.happened(referral, "referral_withdrawn")
    assert withdrawn["event"]["by"] == "client"


def test_an_expired_consent_suspends_what_rests_on_it_and_a_new_one_resumes_it(
    office: Office,
) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY], days=2)
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    pass_days(office, 3)
    office.until_state(referral, "suspended")
    renewed = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    office.until_state(referral, "delivered")
    [resumed] = office.happened(referral, "referral_resumed")
    assert resumed["event"]["consent_id"] == renewed


def test_whoever_read_a_package_is_told_of_a_correction(office: Office) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    read_by(office, referral)
    correction = {"phone": "+49 2922 111111", "reason": "document_seen"}
    office.post(f"/clients/{somebody.client}/correction", correction)
    [told] = office.eventually(
        lambda: office.happened(referral, "recipient_notified_of_correction"), "told"
    )
    assert told["event"]["changed"] == ["phone"]


def test_a_restriction_suspends_everything_and_lets_nothing_new_out(office: Office) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    form = {"ground": "accuracy_contested", "reason": "Bestritten."}
    office.post(f"/clients/{somebody.client}/restriction", form)
    assert office.until_state(referral, "suspended")["suspended_for"] == ["restriction"]
    other = office.consent(somebody.client, "referral:school_place", ["KI-SE"])
    form = office.form(somebody, other, "school_place", "KI-SE")
    office.stage.refused(CASE_MANAGER, "/referrals", form, "PROCESSING_RESTRICTED")
    office.post(f"/clients/{somebody.client}/restriction/end", {"reason": "Geklärt."})
    office.until_state(referral, "delivered")


def test_who_is_not_competent_any_more_is_proposed_to_be_replaced(office: Office) -> None:
    somebody = office.somebody()
    service, agency = "migration_advice", "MBE-SO"
    consent = office.consent(somebody.client, f"referral:{service}", [agency])
    referral = office.referral(somebody, consent, service, agency)
    yesterday = (office.stage.today - timedelta(days=1)).isoformat()
    ended = {"service": service, "municipality": WERL, "agency": agency, "ends_on": yesterday}
    office.stage.post(REGISTRAR, "/jurisdictions/end", ended)
    proposals = office.eventually(
        lambda: [
            each
            for each in office.happened(referral, "reroute_proposed")
            if each["event"]["competent"] == ["JMD-SO"]
        ],
        "proposed",
    )
    assert proposals
    assert office.seen(referral)["state"] == "delivered"


def test_whoever_drafts_is_warned_where_there_is_no_room(office: Office) -> None:
    somebody = office.somebody()
    form = {"service": "recognition_advice", "capacity": "none"}
    office.stage.post(REGISTRAR, "/capacity", form | {"agency": "IHK"})
    about = {
        "case_id": somebody.case,
        "client_id": somebody.client,
        "municipality": WERL,
        "service": "recognition_advice",
        "recipient": "IHK",
    }

    def warned() -> list[Answer]:
        draft = office.post("/referrals/drafts", about)["id"]
        return office.happened(draft, "capacity_warning_given")

    [warning] = office.eventually(warned, "warned")
    assert warning["event"]["capacity"] == "none"


def test_a_wrong_address_is_doubted_in_the_directory(office: Office) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    office.act(JOBCENTER, referral, "rejection", code="not_competent", by="agency")
    doubt = office.eventually(
        lambda: [
            each
            for each in office.stage.get(REGISTRAR, "/data-quality-tasks", page_size=200)["items"]
            if each.get("agency") == AGENCY
        ],
        "doubted",
    )
    assert somebody.client not in str(doubt)


def test_a_closed_case_takes_back_its_referrals_and_ends_its_consents(office: Office) -> None:
    somebody = office.somebody()
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    referral = office.referral(somebody, consent, SERVICE, AGENCY)
    office.stage.post(
        TEAM_LEAD, f"/cases/{somebody.case}/closure", {"reason_code": "client_withdrew"}
    )
    office.until_state(referral, "withdrawn")
    found = office.eventually(
        lambda: [
            each
            for each in office.get("/consents", client_id=somebody.client)["items"]
            if each["purpose"] == "case_management" and each["state"] != "active"
        ],
        "lapsed",
    )
    assert found


def test_a_finding_of_a_case_becomes_an_obstacle_without_the_person(office: Office) -> None:
    somebody = office.somebody()
    finding = {"kind": "missing_offer", "service": "recognition_advice", "municipality": WERL}
    office.post(f"/cases/{somebody.case}/findings", finding)
    [obstacle] = office.eventually(
        lambda: [
            each
            for each in office.stage.get(COORDINATION, "/obstacles", page_size=200)["items"]
            if each["kind"] == "missing_offer"
        ],
        "signalled",
    )
    assert somebody.case not in str(obstacle)
    assert somebody.client not in str(obstacle)


def test_a_measure_is_flagged_while_its_referral_rests(office: Office) -> None:
    somebody = office.planned(SERVICE)
    consent = office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    plan = office.get(f"/cases/{somebody.case}/plan")
    planned = {"plan_id": plan["plan_id"], "measure_id": plan["measures"][0]["measure_id"]}
    referral = office.referral(somebody, consent, SERVICE, AGENCY, **planned)
    office.post(f"/consents/{consent}/withdrawal")
    office.until_state(referral, "suspended")
    office.eventually(lambda: office.measure(somebody)["flagged"] == "consent_gap", "flagged")
    office.consent(somebody.client, f"referral:{SERVICE}", [AGENCY])
    office.until_state(referral, "delivered")
    office.eventually(lambda: office.measure(somebody)["flagged"] is None, "unflagged")


def test_two_cases_of_one_person_become_a_task(office: Office) -> None:
    one, other = office.somebody(), office.somebody()
    link = office.merged(one.client, other.client)
    tasks = office.eventually(
        lambda: [
            each
            for each in office.due(CASE_MANAGER, "duplicate_case_work")
            if each["case_id"] in (one.case, other.case)
        ],
        "a task",
    )
    assert tasks[0]["details"]["link_id"] == link


def test_what_goes_wrong_with_eight_people_is_evidence_without_them(office: Office) -> None:
    people = [office.somebody() for _ in range(8)]
    silent = []
    for somebody in people:
        for service, agency in (("kita", "JA-KREIS"), (SERVICE, AGENCY)):
            consent = office.consent(somebody.client, f"referral:{service}", [agency])
            referral = office.referral(somebody, consent, service, agency)
            if service == "kita":
                office.act(YOUTH, referral, "rejection", code="at_capacity", by="agency")
            else:
                silent.append(referral)
    for days, state in ((14, "delivered"), (7, "expired")):
        pass_days(office, days)
        for referral in silent:
            office.eventually(lambda r=referral: office.seen(r)["escalation"] == 3, "escalated")
            office.until_state(referral, state)
    for kind, agency in (
        ("no_capacity", "JA-KREIS"),
        ("escalated", AGENCY),
        ("expired", AGENCY),
    ):
        [cell] = office.eventually(lambda k=kind: evidence(office, k), kind)
        assert (cell["agency"], cell["persons"]) == (agency, 8)
        assert not any(each.client in str(cell) for each in people)


def evidence(office: Office, kind: str) -> list[Answer]:
    """Return what is known of one kind of obstacle."""
    items: list[Answer] = office.stage.get(COORDINATION, "/evidence", kind=kind)["items"]
    return items
