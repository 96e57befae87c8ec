"""Two edit one plan, somebody stands in for the sick, and nobody's words are lost."""

from datetime import timedelta

import pytest

from shared.testing.town import Plain, Refused, Town
from tests.integration.cases.office import (
    LEAD,
    SIGNED,
    SOEST,
    WERL,
    assessed,
    case_of,
    do,
    goal,
    hear_of_referral,
    linked,
    monitored,
    new_id,
)

MAIN, DEPUTY = (
    {"user": user, "role": "case_manager", "institution": WERL} for user in ("c.berger", "d.yilmaz")
)


def revise(town: Town, plan: Plain, seen: int, actor: Plain = MAIN, **more: object) -> Plain:
    door = "resolve_care_plan_conflict" if "builds_on" in more else "revise_care_plan"
    asked = {"plan_id": plan["plan_id"], **SIGNED, "goals": [goal()], **more}
    context = {"expected_version": seen, "actor": actor}
    return town.do(door, tenant=WERL, context=context, **asked)


def plan_of(town: Town, case: Plain) -> Plain:
    return town.find("plan", tenant=WERL, case_id=case["case_id"])


def test_of_two_editors_one_wins_and_the_other_learns_what_was_missed_and_resolves_it(
    town: Town,
) -> None:
    case, plan = linked(town)
    revise(town, plan, seen=1)

    with pytest.raises(Refused, match="STALE_VERSION") as refused:
        revise(town, plan, seen=1, actor=DEPUTY)
    (missed,) = refused.value.args[1]["missed"]
    assert (missed["type"], missed["by"]) == ("cases.care_plan_revised", "c.berger")
    revise(town, plan, seen=2, actor=DEPUTY, builds_on=2)

    found = plan_of(town, case)
    assert [(each["kind"], each["builds_on"]) for each in found["versions"]] == [
        ("agreed", None), ("revised", None), ("conflict_resolved", 2),
    ]  # fmt: skip
    assert (found["plan_version"], found["signed_by"]) == (3, "d.yilmaz")
    with pytest.raises(Refused, match="STALE_VERSION"):
        revise(town, plan, seen=3, builds_on=2)


def test_how_a_goal_stands_is_not_changed_behind_somebodys_back(town: Town) -> None:
    case, plan = linked(town)
    ids = {"plan_id": plan["plan_id"], "goal_id": plan["goals"][0]["goal_id"]}
    revised = {**SIGNED, "goals": plan["goals"], "plan_id": plan["plan_id"]}
    town.do("revise_care_plan", tenant=WERL, **revised)

    with pytest.raises(Refused, match="STALE_VERSION"):
        town.do(
            "change_goal_status",
            tenant=WERL,
            context={"expected_version": 1},
            **ids,
            status="reached",
        )
    town.do("change_goal_status", tenant=WERL, **ids, status="in_progress")

    assert plan_of(town, case)["goals"][0]["status"] == "in_progress"


@pytest.mark.parametrize(
    ("door", "said"),
    [
        ("record_contact", {"channel": "phone", "note": "Both."}),
        ("identify_need", {"area": "health"}),
        ("record_appointment", {"kind": "doctor", "starts_at": "2025-04-10T12:00:00+00:00"}),
    ],
)
def test_what_two_write_down_at_once_is_all_there(town: Town, door: str, said: Plain) -> None:
    case = assessed(town)
    key = {"record_contact": "contact_id", "identify_need": "need_id"}.get(door, "appointment_id")
    for actor in (MAIN, DEPUTY):
        seen = {"expected_version": 5, "actor": actor}
        do(town, door, case, context=seen, **said, **{key: new_id()})

    found = case_of(town, case)
    entries = found["contacts"] + found["identified_needs"] + found["appointments"]
    assert [each["recorded_by"] for each in entries] == ["c.berger", "d.yilmaz"]


def test_who_stands_in_for_the_sick_finds_the_case_among_the_own_and_acts_by_the_own_name(
    town: Town,
) -> None:
    case = assessed(town)
    today = town.now.date()
    do(town, "report_manager_absent", case, context={"actor": LEAD}, absent_from=str(today))
    (missing,) = due(town, case, "cover_missing")
    assert missing["due_on"] == today + timedelta(days=1)

    cover = {
        "deputy": "d.yilmaz",
        "first_day": str(today - timedelta(days=1)),
        "last_day": str(today + timedelta(days=5)),
        "reason_code": "sick_leave",
    }
    do(town, "arrange_cover", case, context={"actor": LEAD}, **cover)

    assert due(town, case, "cover_missing") == []
    for actor, found in ((MAIN, 1), (DEPUTY, 1), (LEAD, 0)):
        assert len(due(town, case, "plan_not_agreed", actor=actor, mine=True)) == found
    said = {"contact_id": new_id(), "channel": "phone", "note": "I stand in."}
    do(town, "record_contact", case, context={"actor": DEPUTY}, **said)
    found = case_of(town, case)
    assert found["contacts"][0]["recorded_by"] == "d.yilmaz"
    assert (found["manager"], found["deputy"]) == ("c.berger", "d.yilmaz")
    do(town, "end_cover", case, context={"actor": LEAD})
    assert case_of(town, case)["deputy"] is None


def due(town: Town, case: Plain, kind: str, actor: Plain = MAIN, mine: bool = False) -> list[Plain]:
    asked = {"mine": mine, "page_size": 200}
    found = town.find("worklist", tenant=WERL, context={"actor": actor}, **asked)
    return [
        each
        for each in found["items"]
        if each["kind"] == kind and str(each["case_id"]) == case["case_id"]
    ]


def test_a_lead_of_the_team_says_who_manages_a_case(town: Town) -> None:
    case = assessed(town)
    with pytest.raises(Refused, match="NOT_A_TEAM_LEAD"):
        do(town, "assign_manager", case, context={"actor": MAIN}, manager="d.yilmaz")
    guest = {"user": "x", "role": "team_lead", "institution": SOEST}
    with pytest.raises(Refused, match="NOT_OF_THE_TEAM"):
        do(town, "assign_manager", case, context={"actor": guest}, manager="d.yilmaz")

    do(town, "assign_manager", case, context={"actor": LEAD}, manager="d.yilmaz")

    assert case_of(town, case)["manager"] == "d.yilmaz"
    listed = town.find("cases", tenant=WERL, manager="d.yilmaz", page_size=200)["items"]
    assert case["case_id"] in {str(each["case_id"]) for each in listed}


def test_a_measure_bears_a_mark_while_its_referral_is_suspended(town: Town) -> None:
    case, _, referral_id = monitored(town)

    hear_of_referral(town, "referral_suspended", case, referral_id, reason="consent_gap")
    assert plan_of(town, case)["measures"][0]["flagged"] == "consent_gap"

    hear_of_referral(town, "referral_resumed", case, referral_id)
    assert plan_of(town, case)["measures"][0]["flagged"] is None


def test_a_referral_that_ends_takes_its_mark_along(town: Town) -> None:
    case, _, referral_id = monitored(town)
    hear_of_referral(town, "referral_suspended", case, referral_id, reason="consent_gap")

    hear_of_referral(town, "referral_withdrawn", case, referral_id)

    assert plan_of(town, case)["measures"][0]["flagged"] is None
