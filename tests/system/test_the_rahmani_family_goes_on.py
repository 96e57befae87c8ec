"""The acceptance of the whole, from the withdrawn consent on: mistakes, a sitting, the move."""

from datetime import timedelta

import pytest

from services.gateway.demo import (
    alongside,
    ending,
    identity,
    moving,
    protecting,
    sitting,
)
from services.gateway.demo.people import (
    AUDITOR,
    CASE_MANAGER,
    CASE_MANAGER_SOEST,
    CASE_MANAGER_WARSTEIN,
    COORDINATION,
    LIPPSTADT,
    LIPPSTADT_DESK,
    REGISTRAR,
    Person,
)
from services.gateway.telling import moment
from tests.system.story import Answer, Story, day

pytestmark = pytest.mark.timeout(120)


def test_16_a_withdrawn_consent_closes_the_package_and_touches_nothing_else(story: Story) -> None:
    story.until(alongside.late)
    others = ("school_place", "integration_course", "jobcenter_transfer", "kita")
    before = {key: story.referral(key)["version"] for key in others}
    story.until(protecting.withdrawal)
    query = {"client_id": story.family.clients["Mariam"]}
    consent = story.get(CASE_MANAGER, f"/consents/{story.family.consents['health']}", **query)
    [suspended] = story.happened("health", "referral_suspended")
    waited = moment(suspended["recorded_at"]) - moment(consent["withdrawn_at"])
    assert waited.total_seconds() < 2
    [recall] = story.happened("health", "disclosure_recall_requested")
    assert recall["event"]["reason"] == "consent"
    [opened] = story.happened("health", "disclosure_package_opened")
    assert day(opened) == "2025-04-14"
    [withdrawn] = story.happened("health", "referral_withdrawn")
    assert withdrawn["event"]["by"] == "client"
    assert {key: story.referral(key)["version"] for key in others} == before


def test_17_a_letter_in_the_wrong_file_leaves_neutral_marks_in_both(story: Story) -> None:
    story.until(identity.wrong_file)
    clients, entries = story.family.clients, story.family.entries
    wrong = file_of(story, CASE_MANAGER_WARSTEIN, clients["Rahimi"])
    right = file_of(story, CASE_MANAGER, clients["Yusuf"])
    for said in (identity.LETTER["title"], identity.LETTER["content"]):
        assert said not in wrong
        assert said in right
    [breach] = story.get(CASE_MANAGER_WARSTEIN, "/breaches")["items"]
    left = moment(breach["due_at"]) - moment(breach["opened_at"])
    assert timedelta(hours=72) - left < timedelta(seconds=10)
    for person, client, entry in (
        (CASE_MANAGER_WARSTEIN, clients["Rahimi"], entries["wrong"]),
        (CASE_MANAGER, clients["Yusuf"], entries["right"]),
    ):
        told = story.get(person, f"/timelines/client/{client}", page_size=200)["items"]
        about = [each for each in told if each["data"].get("entry_id") == entry]
        assert about
        assert identity.LETTER["title"] not in str(about)
        others = {clients["Rahimi"], clients["Yusuf"]} - {client}
        assert not others & {value for each in about for value in map(str, each["data"].values())}


def file_of(story: Story, person: Person, client: str) -> str:
    """Return all that somebody can read of a client's entries, now and in the history."""
    paths = (f"/clients/{client}/entries", f"/clients/{client}/history")
    return str([story.get(person, path) for path in paths])


def test_18_two_people_of_two_towns_link_two_records_and_can_unlink_them(story: Story) -> None:
    story.until(identity.wrong_file)
    yusuf, yousef = story.family.clients["Yusuf"], story.family.clients["Yousef"]
    seen_before = set(ids_seen(story, CASE_MANAGER))
    story.until(identity.one_man)
    assert link_of(story)["state"] == "merged"
    for person, own, other in (
        (CASE_MANAGER, yusuf, yousef),
        (CASE_MANAGER_SOEST, yousef, yusuf),
    ):
        linked = story.get(person, f"/clients/{own}")["linked"]
        assert linked == [{"client_id": other, "readable": False}]
        told = story.get(person, f"/clients/{own}/history")["events"]
        assert other not in {each["stream_id"] for each in told}
    about = story.get(AUDITOR, f"/timelines/client/{yusuf}", page_size=200)["items"]
    assert yousef in str(about)
    assert set(ids_seen(story, CASE_MANAGER)) == seen_before
    assert story.stage.ask(CASE_MANAGER, "GET", f"/clients/{yousef}").status_code == 404
    undone = {"reason": "Brüder mit demselben Geburtstag."}
    story.stage.post(CASE_MANAGER_SOEST, f"/links/{story.family.link}/undoing", undone)
    assert link_of(story)["state"] == "unmerged"
    assert story.get(CASE_MANAGER, f"/clients/{yusuf}")["linked"] == []


def link_of(story: Story) -> Answer:
    """Return the link between the two records, as the case manager in Werl sees it."""
    items = story.get(CASE_MANAGER, "/links", page_size=200)["items"]
    [link] = [each for each in items if each["link_id"] == story.family.link]
    return dict(link)


def ids_seen(story: Story, person: Person) -> list[str]:
    """Return the clients that somebody can see."""
    items = story.get(person, "/clients", page_size=200)["items"]
    return [each["client_id"] for each in items]


def test_21_without_a_quorum_there_is_no_motion_and_advisers_do_not_vote(story: Story) -> None:
    story.until(sitting.decision)
    [decision] = [
        each
        for each in story.get(COORDINATION, "/decisions", page_size=200)["items"]
        if each["proposal_id"] == story.family.proposal
    ]
    assert (decision["due_on"], decision["evaluate_on"]) == ("2025-08-01", "2026-02-28")


def test_22_a_measure_in_force_is_to_be_entered_in_the_directory(story: Story) -> None:
    story.until(sitting.in_force)
    task = ("data_quality_task", "2025-08-01")
    story.stage.eventually(lambda: task in due_for(story, REGISTRAR), *task)


def due_for(story: Story, person: Person) -> set[tuple[str, str]]:
    """Return what is due for somebody, and when."""
    items = story.get(person, "/worklist", page_size=200)["items"]
    return {(each["kind"], each["due_on"]) for each in items}


def test_23_the_course_begins_when_it_was_promised(story: Story) -> None:
    story.until(moving.course_begins)
    [started] = story.happened("integration_course", "service_started")
    assert day(started) == "2025-07-07"


def test_23_a_move_hands_over_the_case_and_reroutes_what_is_not_competent(story: Story) -> None:
    story.until(moving.transfer)
    epoch = story.get(CASE_MANAGER, f"/cases/{story.family.case}")["ownership_epoch"]
    story.until(moving.cut_over)
    case = story.get(LIPPSTADT_DESK, f"/cases/{story.family.case}")
    assert case["ownership_epoch"] == epoch + 1
    assert story.referral("residence_permit")["rerouted_to"] == "ABH-LP"
    assert story.referral("kita")["rerouted_to"] == "JA-LP"
    assert story.referral("jobcenter_transfer")["recipient"] == "JC"
    assert story.happened("jobcenter_transfer", "referral_kept")
    note = {"channel": "phone", "note": "Zu spät."}
    for stale in ({"ownership_epoch": epoch}, {}):
        path = f"/cases/{story.family.case}/contacts"
        problem = story.stage.refused(CASE_MANAGER, path, note | stale, "OWNERSHIP_MOVED")
        assert problem["details"]["owner"] == LIPPSTADT


def test_23_a_late_answer_of_the_previous_authority_is_kept_and_changes_nothing(
    story: Story,
) -> None:
    story.until(moving.cut_over)
    before = story.referral("residence_permit")["state"]
    story.until(moving.late_answer)
    assert story.referral("residence_permit")["from_previous_authority"]
    [noted] = story.happened("residence_permit", "late_answer_noted")
    assert noted["event"]["answer"] == "accepted"
    assert noted["event"]["recipient"] == "ABH-KREIS"
    assert story.referral("residence_permit")["state"] == before


def test_23_the_new_authorities_are_asked_with_a_consent_of_their_own(story: Story) -> None:
    story.until(moving.going_on)
    for key, recipient in (("ABH-LP", "ABH-LP"), ("JA-LP", "JA-LP")):
        referral = story.referral(key)
        assert referral["recipient"] == recipient
        assert referral["consent_id"] == story.family.consents[key]


def test_24_released_with_four_of_six_goals_and_a_follow_up_in_three_months(story: Story) -> None:
    story.until(ending.release)
    case = story.get(LIPPSTADT_DESK, f"/cases/{story.family.case}")
    assert (case["state"], case["copes_alone"]) == ("closed", True)
    assert case["follow_up_on"] == "2026-04-12"
    events = story.get(LIPPSTADT_DESK, f"/cases/{story.family.case}/history")["events"]
    [evaluated] = [each for each in events if each["type"] == "cases.evaluation_recorded"]
    attained = [each["attained"] for each in evaluated["event"]["attainment"]]
    assert (len(attained), attained.count("reached")) == (6, 4)
    story.until(ending.follow_up)
    assert "follow_up_due" in ending.kinds_due(story.stage, LIPPSTADT_DESK, story.family)


def test_25_on_its_day_the_measuring_is_due(story: Story) -> None:
    story.until(ending.follow_up)
    assert ("evaluation_due", "2026-02-28") in due_for(story, COORDINATION)


def test_28_nothing_is_missing_from_the_log(story: Story) -> None:
    story.until(ending.completeness)
    assert story.stage.checks >= 60
