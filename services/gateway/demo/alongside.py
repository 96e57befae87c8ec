"""Steps 14 and 15: two people work on the same case, and something is learned late."""

from services.gateway.demo.family import Family
from services.gateway.demo.people import CASE_MANAGER, COVER, TEAM_LEAD, Person
from services.gateway.demo.silence import history
from services.gateway.demo.stage import Answer, Stage

GOAL = ("goal_id", "code", "text", "priority", "responsible", "due_on")
MEASURE = ("measure_id", "service", "due_on")
TEST_DAY, KNOWN_ON = "2025-04-08T10:00:00+02:00", "2025-04-10T12:00:00+02:00"


def two_editors(stage: Stage, family: Family) -> None:
    """Step 14."""
    stage.step(14, "Zwei ändern den Hilfeplan zugleich", "Two change the care plan at once")
    stage.at("2025-04-22T09:00")
    case = f"/cases/{family.case}"
    form = {"first_day": "2025-04-22", "last_day": "2025-05-02", "reason_code": "training"}
    stage.post(TEAM_LEAD, f"{case}/cover", {"deputy": COVER.user, **form})
    seen = {person: stage.ask(person, "GET", f"{case}/plan") for person in (CASE_MANAGER, COVER)}
    mine, theirs = (revised(each.json(), n) for n, each in enumerate(seen.values(), start=1))
    stage.post(CASE_MANAGER, f"{case}/plan/revision", mine, seen=seen[CASE_MANAGER].headers["ETag"])
    missed = stage.refused(
        COVER, f"{case}/plan/revision", theirs, "STALE_VERSION", seen[COVER].headers["ETag"]
    )
    stage.check(
        "cases.care_plan_revised" in str(missed["details"]),
        "eine war schneller; der andere erfährt, was er verpasst hat",
        "one was faster; the other is told what he missed",
        missed,
    )
    newest = stage.get(COVER, f"{case}/plan")
    builds_on = {"builds_on": newest["plan_version"]}
    stage.post(COVER, f"{case}/plan/resolution", revised(newest, 2) | builds_on)
    stage.check(
        due_days(stage.get(CASE_MANAGER, f"{case}/plan")) == {"2025-09-01", "2025-09-02"},
        "er entscheidet neu, auf ihrer Fassung; beider Änderungen stehen im Plan",
        "he decides anew, on her version; the changes of both are in the plan",
    )
    contacts(stage, family)


def revised(plan: Answer, number: int) -> Answer:
    """Return the form for a plan in which one goal gets a day: a different one for each number."""
    goals = [
        known(goal, GOAL) | {"measure": known(goal["measure"], MEASURE)} for goal in plan["goals"]
    ]
    goals[number]["due_on"] = f"2025-09-0{number}"
    return {
        "plan_id": plan["plan_id"],
        "goals": goals,
        "signed_by_client": True,
        "signed_by_manager": True,
    }


def known(answer: Answer, names: tuple[str, ...]) -> Answer:
    """Return of an answer what a form asks for and is known."""
    return {name: answer[name] for name in names if answer.get(name) is not None}


def due_days(plan: Answer) -> set[str]:
    """Return the days by which goals of a plan are to be reached."""
    return {goal["due_on"] for goal in plan["goals"] if goal.get("due_on")}


def contacts(stage: Stage, family: Family) -> None:
    """Have both write down a contact, having seen the same case."""
    path = f"/cases/{family.case}"
    seen = stage.ask(CASE_MANAGER, "GET", path).headers["ETag"]
    for person, note in ((CASE_MANAGER, "Anruf bei Yusuf."), (COVER, "Besuch bei der Familie.")):
        stage.post(person, f"{path}/contacts", {"channel": "visit", "note": note}, seen=seen)
    notes = [each["note"] for each in stage.get(CASE_MANAGER, path)["contacts"]]
    stage.check(
        {"Anruf bei Yusuf.", "Besuch bei der Familie."} <= set(notes),
        "die Kontaktnotizen beider sind da",
        "the contact notes of both are there",
        notes,
    )


def late(stage: Stage, family: Family) -> None:
    """Step 15."""
    stage.step(15, "Nachgetragen: der Sprachtest vom 08.04.", "Recorded late: a test of 8 April")
    stage.at("2025-04-24T09:00")
    path = f"/cases/{family.case}/results"
    form = {"kind": "language_test", "result": "A2", "occurred_at": TEST_DAY}
    stage.refused(CASE_MANAGER, path, form, "LATE_REASON_MISSING")
    deadlines = history(stage, family.referrals["jobcenter_transfer"], "deadline")
    stage.post(CASE_MANAGER, path, form | {"late_reason": "document_came_later"})
    stage.check(
        not tests_in(stage, family, CASE_MANAGER, as_of=KNOWN_ON),
        "was man am 10.04. wusste: kein Test",
        "what was known on 10 April: no test",
    )
    stage.check(
        tests_in(stage, family, CASE_MANAGER, as_true_on=KNOWN_ON),
        "was am 10.04. wahr war: der Test",
        "what was true on 10 April: the test",
    )
    stage.check(
        deadlines == history(stage, family.referrals["jobcenter_transfer"], "deadline"),
        "keine Frist wird rückwirkend umgeschrieben",
        "no deadline is rewritten backwards",
    )


def tests_in(stage: Stage, family: Family, person: Person, **times: str) -> bool:
    """Say whether the case's history shows the language test at such a time."""
    events = stage.get(person, f"/cases/{family.case}/history", **times)["events"]
    return any(each["type"] == "cases.assessment_result_recorded" for each in events)
