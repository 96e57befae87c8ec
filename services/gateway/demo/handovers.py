"""Steps 8, 10 to 13 and 16: the referrals, as the agencies and the case manager see them."""

from typing import Any

from services.gateway.demo.family import Family
from services.gateway.demo.people import (
    CASE_MANAGER,
    COORDINATION,
    HEALTH,
    JOBCENTER,
    SCHOOL,
    WERL,
    YOUTH,
    Person,
)
from services.gateway.demo.stage import Stage

Referral = dict[str, Any]
AGE_BANDS = {"Zahra": "10-15", "Navid": "0-6"}


def play(stage: Stage, family: Family) -> None:
    """Play what happens between the institutions."""
    school(stage, family)
    silent_jobcenter(stage, family)
    jobcenter_answers(stage, family)
    health(stage, family)
    kita(stage, family)
    withdrawal(stage, family)


def refer(
    stage: Stage, family: Family, key: str, name: str, service: str, recipient: str, classes: str
) -> str:
    """Submit a referral that rests on a consent; wait until it lies in the inbox."""
    form = {
        "case_id": family.case,
        "client_id": family.clients[name],
        "plan_id": family.plan,
        "measure_id": family.measures[service],
        "municipality": WERL,
        "service": service,
        "recipient": recipient,
        "legal_basis": "consent",
        "consent_id": family.consents[key],
        "data_classes": classes.split(),
        "urgent": False,
        "preview": {
            "age_band": AGE_BANDS.get(name, "25-50"),
            "language": "prs",
            "interpreter_needed": True,
            "household_size": 4,
        },
    }
    referral: str = stage.post_once_known(CASE_MANAGER, "/referrals", form, "CONSENT_MISSING")["id"]
    family.referrals[service] = referral
    stage.eventually(
        lambda: seen_by(stage, CASE_MANAGER, referral)["state"] == "delivered",
        f"über RabbitMQ zugestellt an {recipient}",
        f"delivered to {recipient} through RabbitMQ",
    )
    return referral


def seen_by(stage: Stage, person: Person, referral: str) -> Referral:
    """Return a referral in the shape that `person` may see."""
    return stage.get(person, f"/referrals/{referral}")


def act(stage: Stage, person: Person, referral: str, step: str, **form: Any) -> None:
    """Take a step with a referral."""
    stage.post(person, f"/referrals/{referral}/{step}", form)


def school(stage: Stage, family: Family) -> None:
    """Step 8."""
    stage.step(8, "R1: Schulplatz für Zahra", "R1: a school place for Zahra")
    referral = refer(stage, family, "school", "Zahra", "school_place", "KI-SE", "base contact")
    preview = seen_by(stage, SCHOOL, referral)
    stage.check(
        family.clients["Zahra"] not in str(preview) and "Zahra" not in str(preview),
        "vor der Annahme sieht die Stelle keinen Namen",
        "before it accepts, the agency sees no name",
        preview,
    )
    act(stage, SCHOOL, referral, "acknowledgement")
    act(stage, SCHOOL, referral, "acceptance")
    package = stage.get(SCHOOL, f"/referrals/{referral}/package", purpose="school_admission")
    stage.check(
        "Zahra" in str(package),
        "nach der Annahme das Paket, jede Öffnung wird vermerkt",
        "after it, the package; each opening is recorded",
        package,
    )
    act(stage, SCHOOL, referral, "start")
    act(stage, SCHOOL, referral, "completion", outcome="achieved")
    act(stage, CASE_MANAGER, referral, "confirmation")
    stage.eventually(
        lambda: measure_state(stage, family, "school_place") == "completed",
        "die abgeschlossene Verweisung bewegt den Hilfeplan",
        "the completed referral moves the care plan",
    )
    stage.eventually(
        lambda: stage.get(CASE_MANAGER, f"/cases/{family.case}")["state"] == "monitoring",
        "der Fall ist in der Begleitung",
        "the case is monitoring",
    )


def measure_state(stage: Stage, family: Family, service: str) -> str:
    """Return how a measure of the plan stands."""
    plan = stage.get(CASE_MANAGER, f"/cases/{family.case}/plan")
    [state] = [
        goal["measure"]["state"]
        for goal in plan["goals"]
        if goal["measure"]["measure_id"] == family.measures[service]
    ]
    found: str = state
    return found


def silent_jobcenter(stage: Stage, family: Family) -> None:
    """Step 10."""
    stage.step(10, "R3: das Jobcenter schweigt", "R3: the job centre is silent")
    referral = refer(stage, family, "income", "Yusuf", "jobcenter_transfer", "JC", "base contact")
    waiting = seen_by(stage, CASE_MANAGER, referral)["waiting_on"]
    stage.check(waiting == "recipient", "gewartet wird auf die Stelle", "all wait for it", waiting)
    problem = stage.ask(COORDINATION, "GET", f"/referrals/{referral}")
    stage.check(
        problem.status_code == 404,
        "vor der Eskalation sieht die Koordination nichts",
        "before the escalation the coordination sees nothing",
        problem.text,
    )
    act(stage, CASE_MANAGER, referral, "escalation", level=3)
    escalated = stage.eventually(
        lambda: escalation(stage, referral),
        "eskaliert an die Koordination",
        "escalated to the coordination",
    )
    stage.check(
        family.clients["Yusuf"] not in str(escalated) and "Yusuf" not in str(escalated),
        "sie sieht Stelle und Wartezeit, nicht die Person",
        "it sees the agency and the waiting, not the person",
        escalated,
    )


def escalation(stage: Stage, referral: str) -> Referral | None:
    """Return a referral as the coordination sees it, if it does."""
    response = stage.ask(COORDINATION, "GET", f"/referrals/{referral}")
    found: Referral | None = response.json() if response.ok else None
    return found


def jobcenter_answers(stage: Stage, family: Family) -> None:
    """Step 11."""
    stage.step(11, "Das Jobcenter fragt nach, dann Zusage", "The job centre asks, then accepts")
    referral = family.referrals["jobcenter_transfer"]
    act(stage, JOBCENTER, referral, "acknowledgement")
    act(stage, JOBCENTER, referral, "information-request", missing=["rent_certificate"])
    waiting = seen_by(stage, CASE_MANAGER, referral)["waiting_on"]
    stage.check(waiting == "sender", "jetzt liegt der Ball hier", "now the ball is here", waiting)
    act(stage, CASE_MANAGER, referral, "information")
    act(stage, JOBCENTER, referral, "acceptance")
    problem = stage.refused(
        JOBCENTER, f"/referrals/{referral}/acknowledgement", {}, "ILLEGAL_TRANSITION"
    )
    stage.check(
        problem["details"]["state"] == "accepted",
        "ein unmöglicher Schritt wird abgelehnt und nennt den Stand",
        "an impossible step is refused and names the state",
        problem,
    )


def health(stage: Stage, family: Family) -> None:
    """Step 12."""
    stage.step(12, "R4: Mariam, geschützter Dienst", "R4: Mariam, a protected service")
    referral = refer(stage, family, "health", "Mariam", "health", "GA", "base health")
    entries = stage.eventually(
        lambda: stage.get(CASE_MANAGER, f"/timelines/referral/{referral}")["items"],
        "im Protokoll angekommen",
        "arrived in the log",
    )
    stage.check(
        '"health"' not in str(entries).replace("'", '"').replace("data_classes", ""),
        "auf dem Bus steht nur »geschützt«",
        "on the bus it only says »protected«",
        entries,
    )
    foreign = stage.ask(JOBCENTER, "GET", f"/referrals/{referral}")
    stage.check(
        foreign.status_code == 404,
        "andere Stellen finden nichts",
        "other agencies find nothing",
        foreign.text,
    )
    act(stage, HEALTH, referral, "acceptance")
    stage.get(HEALTH, f"/referrals/{referral}/package", purpose="first_consultation")


def kita(stage: Stage, family: Family) -> None:
    """Step 13."""
    stage.step(13, "R5: kein Kitaplatz frei, R5b: Zusage", "R5: no kita place, R5b: accepted")
    full = refer(stage, family, "kita", "Navid", "kita", "JA-KREIS", "base contact")
    act(stage, YOUTH, full, "rejection", code="at_capacity", by="agency")
    rejected = seen_by(stage, CASE_MANAGER, full)
    stage.check(
        rejected["state"] == "rejected",
        "abgelehnt mit dem Grund »kein Platz«",
        "rejected, with the reason »at capacity«",
        rejected,
    )
    again = refer(stage, family, "kita", "Navid", "kita", "JA-KREIS", "base contact")
    act(stage, YOUTH, again, "acceptance")


def withdrawal(stage: Stage, family: Family) -> None:
    """Step 16."""
    stage.step(16, "Mariam widerruft", "Mariam withdraws her consent")
    referral = family.referrals["health"]
    stage.post(CASE_MANAGER, f"/consents/{family.consents['health']}/withdrawal")
    stage.eventually(
        lambda: seen_by(stage, CASE_MANAGER, referral)["state"] == "suspended",
        "die Verweisung ruht",
        "the referral is suspended",
    )
    closed = stage.ask(
        HEALTH, "GET", f"/referrals/{referral}/package", params={"purpose": "first_consultation"}
    )
    stage.check(
        closed.status_code in (403, 409),
        "das Paket ist zu",
        "the package is closed",
        closed.text,
    )
    others = [
        seen_by(stage, CASE_MANAGER, family.referrals[service])["state"]
        for service in ("school_place", "jobcenter_transfer", "kita")
    ]
    stage.check("suspended" not in others, "die anderen laufen weiter", "the others go on", others)
