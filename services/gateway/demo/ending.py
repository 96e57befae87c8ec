"""Step 24: the goals are reached, and the family copes alone. Step 28: nothing is missing."""

from services.gateway.demo.arrival import granted
from services.gateway.demo.family import Family
from services.gateway.demo.handovers import act, refer
from services.gateway.demo.people import (
    AUDITOR,
    COURSES,
    JOBCENTER,
    LIPPSTADT_DESK,
    RECOGNITION,
    RESIDENCE_LIPPSTADT,
    YOUTH_LIPPSTADT,
    Person,
)
from services.gateway.demo.stage import Answer, Stage

ATTAINED = {
    "speaks_german": "partly_reached",
    "attends_school": "reached",
    "attends_kita": "reached",
    "secure_income": "reached",
    "health_cared_for": "not_reached",
    "qualification_recognised": "reached",
}
FOLLOW_UP = "2026-04-12"


def recognition(stage: Stage, family: Family) -> None:
    """Step 24, first part: the recognition of what Yusuf has learned."""
    stage.step(24, "R7: Anerkennung, und eine Stelle", "R7: recognition, and a job")
    stage.at("2025-10-01T09:00")
    key = "recognition_advice"
    family.consents[key] = granted(
        stage, family, "Yusuf", f"referral:{key}", ["IQ"], data_classes=["base", "work"]
    )
    refer(stage, family, key, "Yusuf", key, "IQ", "base work")
    act(stage, RECOGNITION, family.referrals[key], "acceptance")
    stage.at("2025-10-06T09:00")
    act(stage, RECOGNITION, family.referrals[key], "start")
    stage.at("2025-12-15T09:00")
    for key, clerk, outcome in (
        ("recognition_advice", RECOGNITION, "achieved"),
        ("integration_course", COURSES, "partly_achieved"),
        ("jobcenter_transfer", JOBCENTER, "achieved"),
        ("JA-LP", YOUTH_LIPPSTADT, "achieved"),
        ("ABH-LP", RESIDENCE_LIPPSTADT, "achieved"),
    ):
        finish(stage, family, key, clerk, outcome)
    states = {each["state"] for each in referrals(stage, family)}
    stage.check(
        states <= {"closed", "rejected", "rerouted", "withdrawn"},
        "jede Verweisung ist zu Ende, ihr Ergebnis mit der Familie besprochen",
        "every referral has ended, its outcome talked over with the family",
        states,
    )


def finish(stage: Stage, family: Family, key: str, clerk: Person, outcome: str) -> None:
    """End a referral, and confirm its outcome."""
    referral = family.referrals[key]
    act(stage, clerk, referral, "completion", outcome=outcome)
    act(stage, family.manager, referral, "confirmation")


def referrals(stage: Stage, family: Family) -> list[Answer]:
    """Return the referrals of the case."""
    items: list[Answer] = stage.get(family.manager, f"/cases/{family.case}/referrals")["items"]
    return items


def release(stage: Stage, family: Family) -> None:
    """Step 24, second part: looking back, and the release."""
    stage.step(24, "Rückblick und Entpflichtung", "Looking back, and the release")
    stage.at("2026-01-12T10:00")
    case = f"/cases/{family.case}"
    goals = {
        goal["code"]: goal["goal_id"] for goal in stage.get(family.manager, f"{case}/plan")["goals"]
    }
    for code, status in ATTAINED.items():
        form = {"plan_id": family.plan, "status": status}
        stage.post(family.manager, f"{case}/plan/goals/{goals[code]}/status", form)
    stage.post_once_known(family.manager, f"{case}/evaluation", {}, "GOALS_STILL_OPEN")
    attainment = [{"goal_id": goals[code], "attained": how} for code, how in ATTAINED.items()]
    evaluated = {"attainment": attainment, "client_rating": 5}
    stage.post(family.manager, f"{case}/evaluation/result", evaluated)
    stage.check(
        list(ATTAINED.values()).count("reached") == 4,
        "vier von sechs Zielen erreicht",
        "four of six goals reached",
    )
    released = {"copes_alone": True, "follow_up_on": FOLLOW_UP}
    stage.post_once_known(family.manager, f"{case}/release", released, "OPEN_REFERRALS_REMAIN")
    closed = stage.get(family.manager, case)
    stage.check(
        (closed["state"], closed["follow_up_on"]) == ("closed", FOLLOW_UP),
        "die Familie kommt allein zurecht; nachgefragt wird am 12.04.",
        "the family copes alone; somebody asks again on 12 April",
        closed,
    )


def follow_up(stage: Stage, family: Family) -> None:
    """Step 24, afterwards: it is time to ask."""
    stage.at("2026-04-12T08:00")
    stage.eventually(
        lambda: "follow_up_due" in kinds_due(stage, LIPPSTADT_DESK, family),
        "in Lippstadt ist fällig, nach der Familie zu fragen",
        "in Lippstadt it is due to ask after the family",
    )


def kinds_due(stage: Stage, person: Person, family: Family) -> list[str]:
    """Return what is due for somebody in the family's case."""
    items = stage.get(person, "/worklist", page_size=200)["items"]
    return [each["kind"] for each in items if each.get("case_id") == family.case]


def completeness(stage: Stage, family: Family) -> None:
    """Step 28."""
    stage.step(28, "Die Revision prüft die Vollständigkeit", "The auditor checks for completeness")
    gaps = stage.get(AUDITOR, "/audit/gaps")
    stage.check(
        not gaps["items"],
        "keine Lücke: jedes Ereignis jedes Dienstes ist im Protokoll",
        "no gap: every event of every service is in the log",
        gaps,
    )
