"""A case in full: the team, what is written down, the end, and what comes after."""

from datetime import UTC, datetime, timedelta

from tests.integration.gateway.journeys import Journey, admitted, planned
from tests.integration.gateway.people import WERL, Town, eventually, in_days


def days_ago(days: int) -> str:
    return (datetime.now(UTC) - timedelta(days=days)).isoformat()


def goals_of(town: Town, journey: Journey) -> list[dict[str, str]]:
    return list(town.case_manager.get(f"/cases/{journey.case}/plan")["goals"])


def test_everything_that_is_written_down_is_shown(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/cases/{journey.case}"
    starts_at = (datetime.now(UTC) + timedelta(days=2)).isoformat()
    for place, form in {
        "appointments": {"kind": "test", "starts_at": starts_at, "place": "Room 7"},
        "needs": {"area": "housing", "note": "Three rooms."},
        "resources": {"area": "work"},
        "results": {"kind": "language_test", "result": "B1"},
        "documents": {"kind": "school_report", "title": "Report"},
        "self-reliance": {"area": "finances"},
    }.items():
        manager.post(f"{path}/{place}", form)

    shown = manager.get(path)
    assert shown["results"][0]["result"] == "B1"
    assert shown["identified_needs"][0]["note"] == "Three rooms."
    assert all(shown[name] for name in ("appointments", "documents", "self_reliance"))


def test_what_is_learned_late_says_why(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    path = f"/cases/{journey.case}"
    form = {"kind": "language_test", "result": "A2", "occurred_at": days_ago(14)}
    assert manager.refused("POST", f"{path}/results", form) == (422, "LATE_REASON_MISSING")
    ahead = form | {"occurred_at": days_ago(-1)}
    assert manager.refused("POST", f"{path}/results", ahead) == (422, "OCCURRED_IN_FUTURE")
    before = datetime.now(UTC).isoformat().replace("+00:00", "Z")
    manager.post(f"{path}/results", form | {"late_reason": "document_came_later"})

    def told(query: str) -> list[str]:
        events = manager.get(f"{path}/history?{query}")["events"]
        return [each["type"] for each in events]

    late = "cases.assessment_result_recorded"
    assert late in told("") and late not in told(f"as_of={before}")
    assert told(f"as_true_on={days_ago(10).replace('+00:00', 'Z')}") == [late]


def test_a_team_lead_says_who_works_on_a_case(town: Town) -> None:
    journey, manager = admitted(town), town.person("case_manager", tenant=WERL)
    lead, path = town.person("team_lead", tenant=WERL), f"/cases/{journey.case}"
    assert manager.refused("POST", f"{path}/manager", {"manager": "x"}) == (403, "FORBIDDEN")
    lead.post(f"{path}/manager", {"manager": "a.becker"})
    manager.post(f"{path}/manager/absence", {"absent_from": in_days(0)})
    cover = {"first_day": in_days(0), "last_day": in_days(9), "reason_code": "sick_leave"}
    lead.post(f"{path}/cover", cover | {"deputy": "t.vogel"})

    shown = manager.get(path)
    assert (shown["manager"], shown["deputy"]) == ("a.becker", "t.vogel")
    lead.post(f"{path}/cover/end", {})
    assert manager.get(path)["deputy"] is None


def test_of_two_versions_of_a_plan_the_second_builds_on_the_first(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    path = f"/cases/{journey.case}/plan"
    goals = [{"code": "own_flat", "measure": {"service": "housing"}, "priority": 1}]
    signed = {"plan_id": journey.plan, "signed_by_client": True, "signed_by_manager": True}
    etag = manager.send("GET", path).headers["ETag"]
    manager.post(f"{path}/revision", {**signed, "goals": goals})
    late = manager.send("POST", f"{path}/revision", {**signed, "goals": goals}, If_Match=etag)
    assert late.json()["code"] == "STALE_VERSION"
    seen = manager.get(path)["version"]
    mine = [{"code": "works", "measure": {"service": "jobcenter_transfer"}, "text": "Work."}]
    manager.post(f"{path}/resolution", {**signed, "goals": mine, "builds_on": seen})

    shown = manager.get(path)
    assert [each["code"] for each in shown["goals"]] == ["works"]
    assert [each["kind"] for each in shown["versions"]][-1].endswith("resolved")


def test_from_a_pause_to_the_follow_up(town: Town) -> None:
    journey, manager = planned(town), town.case_manager
    path = f"/cases/{journey.case}"
    eventually(lambda: manager.get(path)["state"] == "linking")
    manager.post(f"{path}/pause", {"reason_code": "client_away", "resume_on": in_days(9)})
    manager.post(f"{path}/resumption", {})
    [goal] = goals_of(town, journey)
    status = {"plan_id": journey.plan, "status": "reached"}
    manager.post(f"{path}/plan/goals/{goal['goal_id']}/status", status)
    assert goals_of(town, journey)[0]["status"] == "reached"
    assert manager.refused("POST", f"{path}/evaluation", {})[0] == 409
    assert manager.refused("POST", f"{path}/reassessment", {"reason_code": "new_need"})[0] == 409
    released = {"copes_alone": True, "handed_over": []}
    assert manager.refused("POST", f"{path}/release", released)[0] == 409
    evaluated = {
        "attainment": [{"goal_id": goal["goal_id"], "attained": "reached"}], "client_rating": 5,
    }  # fmt: skip
    assert manager.refused("POST", f"{path}/evaluation/result", evaluated)[0] == 409
    manager.post(f"{path}/closure", {"reason_code": "client_withdrew"})
    manager.post(f"{path}/follow-up", {"follow_up_on": in_days(30)})
    assert manager.get(path)["follow_up_on"] == in_days(30)
    done = {"result": "copes_alone", "note": "All is well."}
    assert manager.send("POST", f"{path}/follow-up/result", done).status_code in (200, 409)


def test_the_worklist_tells_what_is_due(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    manager.post(f"/cases/{journey.case}/assessment", {})
    form = {"needs": ["school"], "resources": ["speaks_english"]}
    manager.post(f"/cases/{journey.case}/assessment/completion", form)

    found = manager.get("/worklist?page_size=200")
    assert found["away"] == []
    assert ("plan_not_agreed", journey.case) in {
        (each["kind"], each.get("case_id")) for each in found["items"]
    }
    for person in (town.clerk("JC"), town.coordination, town.registrar):
        assert person.get("/worklist")["away"] == []


def test_cases_are_found_by_state_and_manager(town: Town) -> None:
    journey, manager = admitted(town), town.case_manager
    name = manager.get(f"/cases/{journey.case}")["manager"]

    found = manager.get(f"/cases?state=intake&manager={name}&page_size=200")["items"]
    assert journey.case in {each["case_id"] for each in found}
    assert manager.get("/cases?former=true")["total"] == 0
