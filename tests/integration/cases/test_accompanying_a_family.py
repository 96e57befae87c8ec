"""A case from the enquiry to the release, with a real database behind the doors."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from shared.testing.town import Refused, Town
from tests.integration.cases.office import (
    SIGNED,
    SOEST,
    WERL,
    admit,
    agree,
    assessed,
    case_of,
    consent,
    do,
    enquire,
    evaluated,
    goal,
    hear_of_referral,
    linked,
    monitored,
    new_id,
)


def release(town: Town, case: dict, **changed: Any) -> dict:
    return do(town, "release_client", case, **{"copes_alone": True, **changed})


def test_nobody_is_admitted_before_the_consent_is_known(town: Town) -> None:
    case = enquire(town)
    with pytest.raises(Refused, match="NO_BASE_CONSENT"):
        admit(town, case)

    consent(town, case["client_id"])
    admit(town, case)

    found = case_of(town, case)
    assert (found["state"], found["manager"]) == ("intake", "c.berger")


@pytest.mark.parametrize(
    "changed",
    [
        {"purpose": "referral:school_place"},
        {"recipient": SOEST},
        {"data_class": "contact"},
        {"valid_from": "2025-03-04"},
        {"valid_until": "2025-03-02"},
    ],
)
def test_another_consent_does_not_count(town: Town, changed: dict) -> None:
    case = enquire(town)
    consent(town, case["client_id"], **changed)

    with pytest.raises(Refused, match="NO_BASE_CONSENT"):
        admit(town, case)


@pytest.mark.parametrize("granted_first", [True, False])
def test_a_withdrawn_consent_does_not_count_in_whatever_order_we_hear(
    town: Town, granted_first: bool
) -> None:
    case, consent_id = enquire(town), new_id()
    data = {"consent_id": consent_id, "client_id": case["client_id"]}
    if granted_first:
        consent(town, case["client_id"], consent_id=consent_id)
    town.hear("clients.consent_withdrawn", data)
    consent(town, case["client_id"], consent_id=consent_id)

    with pytest.raises(Refused, match="NO_BASE_CONSENT"):
        admit(town, case)


def test_an_agreed_plan_brings_the_case_to_linking(town: Town) -> None:
    case, plan = linked(town)

    found = case_of(town, case)
    assert (found["state"], str(found["plan_id"])) == ("linking", plan["plan_id"])


def test_the_first_institution_that_accepts_brings_the_case_to_monitoring(town: Town) -> None:
    case, _, _ = monitored(town)
    hear_of_referral(town, "referral_accepted", case, new_id())
    hear_of_referral(town, "service_started", case, new_id())

    assert case_of(town, case)["state"] == "monitoring"
    started = town.history(case["case_id"], WERL).count("cases.monitoring_started")
    assert started == 1


def test_an_institution_faster_than_the_plan_is_not_forgotten(town: Town) -> None:
    case = assessed(town)
    plan = agree(town, case)
    hear_of_referral(town, "referral_accepted", case, new_id())
    assert case_of(town, case)["state"] == "planning"

    town.hear("cases.care_plan_agreed", {"plan_id": plan["plan_id"], "case_id": case["case_id"]})

    assert case_of(town, case)["state"] == "monitoring"


def test_the_plan_shows_how_each_measure_stands(town: Town) -> None:
    case, plan, referral_id = monitored(town)
    measure = plan["goals"][0]["measure"]["measure_id"]
    asked = {"tenant": WERL, "case_id": case["case_id"]}
    (stands,) = town.find("plan", **asked)["measures"]
    assert (str(stands["referral_id"]), stands["state"]) == (referral_id, "referred")

    ids = {"plan_id": plan["plan_id"], "measure_id": measure, "outcome": "achieved"}
    hear_of_referral(town, "outcome_confirmed", case, referral_id, **ids)

    found = town.find("plan", **asked)
    assert found["measures"][0]["outcome"] == "achieved"
    assert found["goals"][0]["measure"]["state"] == "completed"
    assert found["version"] == 3


def test_facts_about_unknown_things_are_passed_over(town: Town) -> None:
    nowhere = {"case_id": new_id()}
    for name in ("referral_submitted", "outcome_confirmed"):
        more = {"plan_id": new_id(), "measure_id": new_id(), "outcome": "achieved"}
        hear_of_referral(town, name, nowhere, new_id(), **more)
    hear_of_referral(town, "referral_accepted", nowhere, new_id())
    town.hear("cases.care_plan_agreed", {"plan_id": new_id(), **nowhere})


def test_the_same_fact_heard_twice_is_noted_once(town: Town) -> None:
    case, plan = linked(town)
    referral_id = uuid4()
    measure = plan["goals"][0]["measure"]["measure_id"]
    data = {"referral_id": referral_id, "case_id": case["case_id"], "plan_id": plan["plan_id"]}
    for _ in range(2):
        town.hear(
            "referrals.referral_submitted",
            {**data, "measure_id": measure},
            stream_id=referral_id,
        )

    assert town.find("plan", tenant=WERL, case_id=case["case_id"])["version"] == 2


def test_a_client_is_released_when_nobody_is_at_work_any_more(town: Town) -> None:
    case, _, referral_id = evaluated(town)
    with pytest.raises(Refused, match="OPEN_REFERRALS_REMAIN") as refused:
        release(town, case)
    assert refused.value.args[1] == {"open_referrals": 1, "referral_ids": [referral_id]}

    no_plan = {"plan_id": None, "measure_id": None, "outcome": "achieved"}
    hear_of_referral(town, "outcome_confirmed", case, referral_id, **no_plan)
    release(town, case, follow_up_on="2026-04-12")

    found = case_of(town, case)
    assert (found["state"], str(found["follow_up_on"])) == ("closed", "2026-04-12")
    assert (found["goals_reached"], found["client_rating"], found["copes_alone"]) == (1, 4, True)


def test_a_client_may_go_on_alone_with_what_is_still_open(town: Town) -> None:
    case, _, referral_id = evaluated(town)

    release(town, case, handed_over=[referral_id])

    assert [str(each) for each in case_of(town, case)["handed_over"]] == [referral_id]


def test_one_looks_back_when_every_goal_was_reached_or_given_up(town: Town) -> None:
    case, plan, _ = monitored(town)
    with pytest.raises(Refused, match="GOALS_STILL_OPEN") as refused:
        do(town, "start_evaluation", case)
    assert refused.value.args[1] == {"open_goals": 1}

    ids = {"plan_id": plan["plan_id"], "goal_id": plan["goals"][0]["goal_id"]}
    town.do("change_goal_status", tenant=WERL, **ids, status="dropped")
    do(town, "start_evaluation", case)

    assert case_of(town, case)["state"] == "evaluation"
    found = town.find("plan", tenant=WERL, case_id=case["case_id"])
    assert found["goals"][0]["status"] == "dropped"


@pytest.mark.parametrize(
    "ending",
    [
        "referral_rejected",
        "referral_rerouted",
        "referral_withdrawn",
        "referral_marked_in_error",
        "referral_split",
    ],
)
def test_a_referral_that_ended_otherwise_is_not_open_either(town: Town, ending: str) -> None:
    case, _, referral_id = evaluated(town)

    hear_of_referral(town, ending, case, referral_id)
    no_plan = {"plan_id": None, "measure_id": None}
    hear_of_referral(town, "referral_submitted", case, referral_id, **no_plan)

    released = ("cases.client_released", "cases.follow_up_scheduled")
    assert release(town, case)["events"] == released


def test_a_revised_plan_replaces_the_goals(town: Town) -> None:
    case, plan = linked(town)
    kept, new = plan["goals"][0], goal("recognition_advice")
    asked = {"plan_id": plan["plan_id"], **SIGNED}

    town.do("revise_care_plan", tenant=WERL, **asked, goals=[new])
    town.do("revise_care_plan", tenant=WERL, **asked, goals=[new, kept])

    found = town.find("plan", tenant=WERL, case_id=case["case_id"])
    assert [each["goal_id"] for each in found["goals"]] == [new["goal_id"], kept["goal_id"]]
    assert [each["state"] for each in found["measures"]] == ["planned", "planned"]


def test_contacts_of_two_people_never_get_in_each_others_way(town: Town) -> None:
    case = assessed(town)
    for note in ("First.", "Second."):
        said = {"contact_id": new_id(), "channel": "phone", "note": note}
        do(town, "record_contact", case, context={"expected_version": 1}, **said)

    assert [each["note"] for each in case_of(town, case)["contacts"]] == ["First.", "Second."]


def test_a_finding_tells_nothing_of_the_case(town: Town) -> None:
    case = assessed(town)
    finding_id = new_id()
    asked = {"kind": "long_wait", "service": "health", "municipality": WERL}
    ids = {"case_id": case["case_id"], "finding_id": finding_id}

    answer = town.do("report_structural_finding", tenant=WERL, **ids, **asked)

    assert answer["stream_id"] == finding_id
    with town.execution.database.session(WERL) as db:
        row = db.one("SELECT data FROM event WHERE stream_id = %s", (finding_id,))
    assert row and row["data"] == {"finding_id": finding_id, **asked}


def test_cases_are_listed_by_state_and_page(town: Town) -> None:
    enquired = {enquire(town)["case_id"] for _ in range(3)}

    found = town.find("cases", tenant=WERL, state="enquired", page_size=2)
    everything = town.find("cases", tenant=WERL, page_size=200)

    assert {each["state"] for each in found["items"]} == {"enquired"}
    assert len(found["items"]) == 2
    assert enquired <= {str(each["case_id"]) for each in everything["items"]}
    assert everything["total"] > found["total"] >= 3


def test_for_another_municipality_there_is_nothing(town: Town) -> None:
    case, _ = linked(town)
    asked = {"tenant": SOEST, "case_id": case["case_id"]}

    for door in ("case", "plan", "history"):
        with pytest.raises(Refused, match="NOT_FOUND"):
            town.find(door, **asked)
    for door in ("start_assessment", "close_case"):
        more = {"reason_code": "contact_lost"} if door == "close_case" else {}
        with pytest.raises(Refused, match="NOT_FOUND"):
            town.do(door, **asked, **more)
    assert case["case_id"] not in str(town.find("cases", tenant=SOEST))


def test_a_case_declined_or_closed_says_why_and_can_be_reopened(town: Town) -> None:
    declined, closed = enquire(town), assessed(town)
    why = {"reason_code": "regular_paths_suffice", "pointer": "migration_advice"}
    town.do("decline_admission", tenant=WERL, case_id=declined["case_id"], **why)
    ids = {"tenant": WERL, "case_id": closed["case_id"]}
    town.do("close_case", **ids, reason_code="contact_lost")
    assert case_of(town, closed)["reason_code"] == "contact_lost"

    town.do("reopen_case", **ids, reason="She came back.")

    assert case_of(town, declined)["pointer"] == "migration_advice"
    found = case_of(town, closed)
    assert (found["state"], found["reason_code"], found["ended_at"]) == ("assessment", None, None)


def test_history_is_shown_as_it_was_known(town: Town) -> None:
    case = assessed(town)
    before = town.now.isoformat()
    town.pass_time(to=town.now + timedelta(minutes=1))
    agree(town, case)
    asked = {"tenant": WERL, "case_id": case["case_id"]}

    now, then = town.find("history", **asked), town.find("history", **asked, as_of=before)

    assert now["events"][-1]["type"] == "cases.care_plan_agreed"
    assert len(now["events"][-1]["state"]["measures"]) == 1
    assert now["events"][:-1] == then["events"]
    assert [each["state"]["state"] for each in then["events"]] == [
        "enquired", "intake", "intake", "assessment", "planning",
    ]  # fmt: skip
    assert then["events"][-1]["event"]["note"] == "Zahra reads a lot."


def test_an_auditor_replays_the_steps_without_the_content(town: Town) -> None:
    case = assessed(town)
    auditor = {"actor": {"user": "r.pruefer", "role": "auditor", "institution": WERL}}

    found = town.find("history", tenant=WERL, context=auditor, case_id=case["case_id"])

    told = [each["event"] for each in found["events"]]
    assert told[2]["manager"] == "c.berger"
    assert all(each.keys().isdisjoint({"reason", "needs", "resources", "note"}) for each in told)
