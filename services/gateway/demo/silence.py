"""Steps 10 and 11: a job centre that is silent, is reminded, and then asks for more."""

from services.gateway.demo.family import Family
from services.gateway.demo.handovers import act, refer, seen_by
from services.gateway.demo.people import CASE_MANAGER, COORDINATION, JOBCENTER
from services.gateway.demo.stage import Answer, Stage

KEY = "jobcenter_transfer"


def reminders(stage: Stage, family: Family) -> None:
    """Step 10, until the second reminder."""
    stage.step(10, "R3: das Jobcenter schweigt", "R3: the job centre is silent")
    stage.at("2025-03-20T09:00")
    referral = refer(stage, family, KEY, "Yusuf", KEY, "JC", "base contact")
    waiting = seen_by(stage, CASE_MANAGER, referral)
    stage.check(
        (waiting["waiting_on"], waiting["due_on"]) == ("recipient", "2025-03-25"),
        "gewartet wird auf die Stelle; Eingang zu bestätigen in drei Arbeitstagen, bis 25.03.",
        "all wait for it; to be acknowledged in three working days, by 25 March",
        waiting,
    )
    problem = stage.ask(COORDINATION, "GET", f"/referrals/{referral}")
    stage.check(
        problem.status_code == 404,
        "vor der Eskalation sieht die Koordination nichts",
        "before the escalation the coordination sees nothing",
        problem.text,
    )
    for moment, to, german, english in (
        ("2025-03-25T07:30", "clerk", "die Sachbearbeitung", "the clerk"),
        ("2025-03-29T07:30", "lead", "die Leitung der Stelle", "the agency's lead"),
    ):
        stage.at(moment)
        stage.eventually(
            lambda to=to: to in reminded(stage, referral),  # type: ignore[misc]
            f"Erinnerung an {german}",
            f"reminder to {english}",
        )


def reminded(stage: Stage, referral: str) -> list[str]:
    """Return who was reminded of a referral."""
    return [each["event"]["to"] for each in history(stage, referral, "reminder_sent")]


def history(stage: Stage, referral: str, type_: str = "") -> list[Answer]:
    """Return what happened to a referral, of one type if told."""
    events = stage.get(CASE_MANAGER, f"/referrals/{referral}/history")["events"]
    return [each for each in events if type_ in each["type"]]


def escalation(stage: Stage, family: Family) -> None:
    """Step 10, the end."""
    stage.step(10, "R3: das Jobcenter schweigt weiter", "R3: the job centre remains silent")
    stage.at("2025-04-03T07:30")
    referral = family.referrals[KEY]
    escalated = stage.eventually(
        lambda: found(stage, referral),
        "nach vierzehn Tagen an die Koordination gegeben",
        "after fourteen days passed on to the coordination",
    )
    stage.check(
        family.clients["Yusuf"] not in str(escalated) and "Yusuf" not in str(escalated),
        "sie sieht Stelle und Wartezeit, nicht die Person",
        "it sees the agency and the waiting, not the person",
        escalated,
    )


def found(stage: Stage, referral: str) -> Answer | None:
    """Return a referral as the coordination sees it, if it does."""
    response = stage.ask(COORDINATION, "GET", f"/referrals/{referral}")
    seen: Answer | None = response.json() if response.ok else None
    return seen


def answer(stage: Stage, family: Family) -> None:
    """Step 11."""
    stage.step(11, "Das Jobcenter fragt nach, dann Zusage", "The job centre asks, then accepts")
    stage.at("2025-04-07T10:00")
    referral = family.referrals[KEY]
    act(stage, JOBCENTER, referral, "acknowledgement")
    act(stage, JOBCENTER, referral, "information-request", missing=["rent_certificate"])
    party = seen_by(stage, CASE_MANAGER, referral)["waiting_on"]
    stage.check(party == "sender", "jetzt liegt der Ball hier", "now the ball is here", party)
    stage.at("2025-04-09T10:00")
    act(stage, CASE_MANAGER, referral, "information")
    waiting = seen_by(stage, CASE_MANAGER, referral)
    stage.check(
        (waiting["deadline"], waiting["due_on"]) == ("decide", "2025-04-25"),
        "zu entscheiden bis 25.04.: zehn Arbeitstage, ohne Karfreitag und Ostermontag",
        "to be decided by 25 April: ten working days, without Good Friday and Easter Monday",
        waiting,
    )
    stage.at("2025-04-11T10:00")
    act(stage, JOBCENTER, referral, "acceptance")
    days = seen_by(stage, CASE_MANAGER, referral)["working_days"]
    stage.check(
        (days["recipient"], days["sender"]) == (14, 2),
        "dem Jobcenter werden nur seine 14 Arbeitstage zugerechnet, nicht die 2 der Nachfrage",
        "the job centre is charged with its own 14 working days, not with the 2 of the question",
        days,
    )
    problem = stage.refused(
        JOBCENTER, f"/referrals/{referral}/acknowledgement", {}, "ILLEGAL_TRANSITION"
    )
    stage.check(
        problem["details"]["state"] == "accepted",
        "ein unmöglicher Schritt wird abgelehnt und nennt den Stand",
        "an impossible step is refused and names the state",
        problem,
    )
    stage.at("2025-04-14T08:00")
    act(stage, JOBCENTER, referral, "start")
    state = seen_by(stage, CASE_MANAGER, referral)["state"]
    stage.check(state == "in_progress", "die Leistungen laufen", "the benefits have begun", state)
