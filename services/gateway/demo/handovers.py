"""Steps 8 and 9: referrals, as the agencies and the case manager see them."""

from typing import Any

from services.gateway.demo.family import Family
from services.gateway.demo.people import CASE_MANAGER, COURSES, SCHOOL, Person
from services.gateway.demo.stage import Answer, Body, Stage

AGE_BANDS = {"Zahra": "10-15", "Navid": "0-6"}


def refer(
    stage: Stage, family: Family, key: str, name: str, service: str, recipient: str, classes: str
) -> str:
    """Submit a referral that rests on a consent; wait until it lies in the inbox."""
    about = {
        "case_id": family.case,
        "client_id": family.clients[name],
        "municipality": family.home,
        "service": service,
        "recipient": recipient,
    }
    form = about | disclosure(family, key, name, service, classes)
    referral: str = stage.post_once_known(family.manager, "/referrals", form, "CONSENT_MISSING")[
        "id"
    ]
    family.referrals[key] = referral
    delivered(stage, family, referral, recipient)
    return referral


def disclosure(family: Family, key: str, name: str, service: str, classes: str) -> Body:
    """Return what the recipient is to learn, and the consent that allows it."""
    planned = family.measures.get(service)
    chosen = {"document_id": family.passport, "kind": "passport", "entrusted": False}
    return {
        **({"plan_id": family.plan, "measure_id": planned} if planned else {}),
        **({"documents": [chosen]} if service == "residence_permit" else {}),
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


def delivered(stage: Stage, family: Family, referral: str, recipient: str) -> None:
    """Wait until a referral lies in the recipient's inbox."""
    stage.eventually(
        lambda: seen_by(stage, family.manager, referral)["state"] == "delivered",
        f"über RabbitMQ zugestellt an {recipient}",
        f"delivered to {recipient} through RabbitMQ",
    )


def seen_by(stage: Stage, person: Person, referral: str) -> Answer:
    """Return a referral in the shape that `person` may see."""
    return stage.get(person, f"/referrals/{referral}")


def act(stage: Stage, person: Person, referral: str, step: str, **form: Any) -> None:
    """Take a step with a referral."""
    stage.post(person, f"/referrals/{referral}/{step}", form)


def school(stage: Stage, family: Family) -> None:
    """Step 8, until the package is opened."""
    stage.step(8, "R1: Schulplatz für Zahra", "R1: a school place for Zahra")
    stage.at("2025-03-19T09:00")
    referral = refer(
        stage, family, "school_place", "Zahra", "school_place", "KI-SE", "base contact"
    )
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


def first_day_at_school(stage: Stage, family: Family) -> None:
    """Step 8, until its outcome is confirmed."""
    stage.step(8, "R1: Zahra geht zur Schule", "R1: Zahra goes to school")
    stage.at("2025-03-31T08:00")
    referral = family.referrals["school_place"]
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


def course(stage: Stage, family: Family) -> None:
    """Step 9."""
    stage.step(9, "R2: Integrationskurs für Yusuf", "R2: an integration course for Yusuf")
    stage.at("2025-03-19T15:00")
    key = "integration_course"
    referral = refer(stage, family, key, "Yusuf", key, "VHS", "base contact")
    act(stage, COURSES, referral, "acknowledgement")
    act(stage, COURSES, referral, "waitlist", expected_on="2025-07-07")
    waiting = seen_by(stage, CASE_MANAGER, referral)
    stage.check(
        (waiting["waiting_on"], waiting["expected_on"]) == ("capacity", "2025-07-07"),
        "auf der Warteliste: gewartet wird auf einen Platz, nicht auf die Stelle",
        "on the waiting list: all wait for a place, not for the agency",
        waiting,
    )


def measure_state(stage: Stage, family: Family, service: str) -> str:
    """Return how a measure of the plan stands."""
    plan = stage.get(CASE_MANAGER, f"/cases/{family.case}/plan")
    measures = {each["measure_id"]: each["state"] for each in plan["measures"]}
    state: str = measures[family.measures[service]]
    return state
