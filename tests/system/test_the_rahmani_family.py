"""The acceptance of the whole: the family Rahmani, from Werl to Lippstadt, with all its dates.

Each test plays the story of the demo up to its own scene and then looks for itself.
"""

import pytest

from services.gateway.demo import (
    alongside,
    arrival,
    handovers,
    planning,
    protecting,
    silence,
)
from services.gateway.demo.family import MEMBERS
from services.gateway.demo.people import (
    CASE_MANAGER,
    COORDINATION,
    JOBCENTER,
    LIPPSTADT,
    REGISTRAR,
    WERL,
)
from services.gateway.telling import moment
from tests.system.story import Answer, Story, day

pytestmark = pytest.mark.timeout(120)


def competent(story: Story, service: str, municipality: str) -> str:
    on = story.stage.today.isoformat()
    query = {"service": service, "municipality": municipality, "on": on}
    agency: str = story.get(CASE_MANAGER, "/competence", **query)["agency"]
    return agency


def test_01_competence_follows_from_service_municipality_and_day(story: Story) -> None:
    story.until(arrival.competences)
    assert competent(story, "residence_permit", WERL) == "ABH-KREIS"
    assert competent(story, "residence_permit", LIPPSTADT) == "ABH-LP"
    assert len(story.get(CASE_MANAGER, "/services")["municipalities"]) == 14


def test_01_subscriptions_are_approved_by_name_and_never_a_wildcard_of_the_abh(
    story: Story,
) -> None:
    story.until(arrival.competences)
    items = story.get(CASE_MANAGER, "/directory/subscriptions", page_size=200)["items"]
    active = [each for each in items if each["state"] == "active"]
    assert {"JC", "KI-SE", "GA", "ABH-KREIS", "ABH-LP"} <= {each["agency"] for each in active}
    path = "/directory/subscriptions"
    for agency in ("ABH-KREIS", "ABH-LP"):
        named = [
            type_ for each in active if each["agency"] == agency for type_ in each["event_types"]
        ]
        assert not [type_ for type_ in named if "*" in type_]
        for pattern in ("*", "referrals.*"):
            asked = {"agency": agency, "event_types": [pattern], "channel": "feed"}
            story.stage.refused(REGISTRAR, path, asked, "WILDCARD_NOT_ALLOWED")


def test_02_two_look_alikes_are_flagged_with_reasons_and_never_merged(story: Story) -> None:
    story.until(arrival.enquiry)
    clients = story.family.clients
    yusuf = story.get(CASE_MANAGER, f"/clients/{clients['Yusuf']}")
    flagged = {each["client_id"]: each["reasons"] for each in yusuf["look_alikes"]}
    assert set(flagged) == {clients["Yousef"], clients["Rahimi"]}
    assert all(flagged.values())
    for stranger in flagged:
        assert story.stage.ask(CASE_MANAGER, "GET", f"/clients/{stranger}").status_code == 404
    entries = story.get(CASE_MANAGER, f"/timelines/client/{clients['Yusuf']}")["items"]
    assert "clients.clients_merged" not in {each["type"] for each in entries}


def test_03_nobody_is_admitted_before_the_consent(story: Story) -> None:
    story.until(arrival.enquiry)
    path = f"/cases/{story.family.case}/admission"
    story.stage.refused(CASE_MANAGER, path, arrival.ADMISSION, "NO_BASE_CONSENT")
    story.until(arrival.base_consent)
    for name in MEMBERS:
        query = {"client_id": story.family.clients[name]}
        [consent] = story.get(CASE_MANAGER, "/consents", **query)["items"]
        assert consent["purpose"] == "case_management"
        assert consent["language"] == "prs"
        assert consent["given_by"] == ("self" if name in ("Yusuf", "Mariam") else "guardian")


def test_04_admitted_with_five_criteria_and_one_accountable_person(story: Story) -> None:
    story.until(arrival.admission)
    events = story.get(CASE_MANAGER, f"/cases/{story.family.case}/history")["events"]
    [admitted] = [each for each in events if each["type"] == "cases.case_admitted"]
    assert sorted(admitted["event"]["criteria"]) == sorted(arrival.CRITERIA)
    assert story.get(CASE_MANAGER, f"/cases/{story.family.case}")["manager"] == CASE_MANAGER.user


def test_05_the_assessment_finds_six_needs_and_three_resources(story: Story) -> None:
    story.until(planning.assessment)
    case = story.get(CASE_MANAGER, f"/cases/{story.family.case}")
    assert (len(case["needs"]), len(case["resources"])) == (6, 3)


def test_06_the_care_plan_has_six_goals(story: Story) -> None:
    story.until(planning.care_plan)
    plan = story.get(CASE_MANAGER, f"/cases/{story.family.case}/plan")
    assert len(plan["goals"]) == 6
    assert plan["signature"] == planning.SIGNATURE
    [agreed] = story.bus.about("cases.care_plan_agreed")
    assert planning.SIGNATURE not in agreed
    assert "sealed" in agreed


def test_07_what_the_job_centre_may_learn_excludes_health(story: Story) -> None:
    story.until(planning.bound_consents)
    query = {"client_id": story.family.clients["Yusuf"]}
    path = f"/consents/{story.family.consents['jobcenter_transfer']}"
    consent = story.get(CASE_MANAGER, path, **query)
    assert consent["recipients"] == ["JC"]
    assert "health" not in consent["data_classes"]


def test_08_the_school_advice_sees_a_name_only_after_it_has_accepted(story: Story) -> None:
    story.until(handovers.school)
    story.until(handovers.first_day_at_school)
    [acknowledged] = story.happened("school_place", "referral_acknowledged")
    [released] = story.happened("school_place", "disclosure_package_released")
    [accepted] = story.happened("school_place", "referral_accepted")
    [started] = story.happened("school_place", "service_started")
    assert day(acknowledged) == day(story.happened("school_place", "referral_delivered")[0])
    assert released["version"] > accepted["version"]
    assert day(started) == "2025-03-31"
    assert story.happened("school_place", "outcome_confirmed")


def test_09_on_a_waiting_list_all_wait_for_a_place_and_the_answer_clock_stands_still(
    story: Story,
) -> None:
    story.until(handovers.course)
    course = story.referral("integration_course")
    assert course["waiting_on"] == "capacity"
    assert course["expected_on"] == "2025-07-07"
    assert course["working_days"].get("recipient", 0) == 0
    [decide] = [each for each in course["deadlines"] if each["kind"] == "decide"]
    assert decide["ended_on"] == "2025-03-19"
    assert course["deadline"] == "refresh"


def test_10_a_silent_agency_is_reminded_twice_and_then_escalated(story: Story) -> None:
    story.until(silence.escalation)
    key = "jobcenter_transfer"
    deadlines = {
        each["event"]["kind"]: each["event"]["due_on"]
        for each in story.happened(key, "deadline_set")
    }
    assert deadlines["acknowledge"] == "2025-03-25"
    reminders = [(day(each), each["event"]["to"]) for each in story.happened(key, "reminder_sent")]
    assert reminders == [("2025-03-25", "clerk"), ("2025-03-29", "lead")]
    [escalated] = story.happened(key, "escalation_raised")
    assert day(escalated) == "2025-04-03"
    seen = story.referral(key, COORDINATION)
    assert (seen["recipient"], seen["service"], seen["state"]) == ("JC", key, "delivered")
    for hidden in ("client_id", "preview", "data_classes", "consent_id"):
        assert not seen.get(hidden)
    path = f"/referrals/{story.family.referrals[key]}/package"
    opened = story.stage.ask(COORDINATION, "GET", path, params={"purpose": "curiosity"})
    assert opened.status_code == 403


def test_11_an_agency_is_charged_with_its_own_days_alone(story: Story) -> None:
    story.until(silence.answer)
    key = "jobcenter_transfer"
    resumed = [each["event"] for each in story.happened(key, "deadline_resumed")]
    assert ("decide", "2025-04-25") in [(each["kind"], each["due_on"]) for each in resumed]
    jobcenter = story.referral(key)
    unanswered = ("delivered", "acknowledged", "info_requested")
    waited = [each for each in jobcenter["waiting"] if each["state"] in unanswered]
    assert [(each["waiting_on"], len_in_days(each)) for each in waited] == [
        ("recipient", 18),
        ("recipient", 0),
        ("sender", 2),
        ("recipient", 2),
    ]
    assert jobcenter["working_days"]["sender"] == 2


def len_in_days(interval: Answer) -> int:
    """Return from one calendar day to another how many days that are."""
    return (moment(interval["until"]).date() - moment(interval["since"]).date()).days


def test_12_what_travels_about_a_protected_service_says_protected(story: Story) -> None:
    story.until(protecting.health)
    referral = story.family.referrals["health"]
    messages = story.bus.about(referral)
    [submitted] = [each for each in messages if "referrals.referral_submitted" in each]
    assert '"protected"' in submitted
    for message in messages:
        assert "health" not in message
        assert "Mariam" not in message
    assert story.stage.ask(JOBCENTER, "GET", f"/referrals/{referral}").status_code == 404
    items = story.get(JOBCENTER, "/inbox", page_size=200)["items"]
    assert referral not in {each["referral_id"] for each in items}


def test_13_a_refusal_for_want_of_places_leads_to_an_alternative(story: Story) -> None:
    story.until(protecting.kita)
    refused = story.referral("kita, first try")
    assert (refused["state"], refused["rejected_by"]) == ("rejected", "agency")
    assert refused["rejection_code"] == "at_capacity"
    assert story.referral("kita")["state"] == "accepted"


def test_14_of_two_editors_one_wins_and_nothing_is_lost(story: Story) -> None:
    story.until(alongside.two_editors)
    path = f"/cases/{story.family.case}"
    assert alongside.due_days(story.get(CASE_MANAGER, f"{path}/plan")) == {
        "2025-09-01",
        "2025-09-02",
    }
    events = story.get(CASE_MANAGER, f"{path}/history")["events"]
    types = [each["type"] for each in events]
    assert types.count("cases.care_plan_revised") == 1
    assert types.count("cases.care_plan_conflict_resolved") == 1
    assert types.count("cases.contact_recorded") == 2


def test_15_what_was_true_and_what_was_known_are_two_questions(story: Story) -> None:
    story.until(alongside.late)
    path = f"/cases/{story.family.case}/history"
    known = story.get(CASE_MANAGER, path, as_of=alongside.KNOWN_ON)["events"]
    true = story.get(CASE_MANAGER, path, as_true_on=alongside.KNOWN_ON)["events"]
    tests = [each for each in true if each["type"] == "cases.assessment_result_recorded"]
    assert "cases.assessment_result_recorded" not in {each["type"] for each in known}
    assert [(each["occurred_at"][:10], day(each)) for each in tests] == [
        ("2025-04-08", "2025-04-24")
    ]
