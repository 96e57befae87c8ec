"""Steps 12, 13 and 16: a service that is nobody's business, a full kita, a withdrawn consent."""

from services.gateway.demo.family import Family
from services.gateway.demo.handovers import act, refer, seen_by
from services.gateway.demo.people import CASE_MANAGER, HEALTH, JOBCENTER, YOUTH
from services.gateway.demo.stage import Stage

PURPOSE = "first_consultation"


def health(stage: Stage, family: Family) -> None:
    """Step 12."""
    stage.step(12, "R4: Mariam, geschützter Dienst", "R4: Mariam, a protected service")
    stage.at("2025-04-14T09:00")
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
    stage.get(HEALTH, f"/referrals/{referral}/package", purpose=PURPOSE)


def kita(stage: Stage, family: Family) -> None:
    """Step 13."""
    stage.step(13, "R5: kein Kitaplatz frei, R5b: Zusage", "R5: no kita place, R5b: accepted")
    stage.at("2025-04-15T09:00")
    full = refer(stage, family, "kita", "Navid", "kita", "JA-KREIS", "base contact")
    family.referrals["kita, first try"] = full
    act(stage, YOUTH, full, "rejection", code="at_capacity", by="agency")
    rejected = seen_by(stage, CASE_MANAGER, full)
    stage.check(
        rejected["rejection_code"] == "at_capacity" and "JA-SO" in rejected["alternatives"],
        "abgelehnt: kein Platz; wer denselben Dienst anbietet, steht dabei",
        "rejected: at capacity; who else offers the service stands beside it",
        rejected,
    )
    stage.at("2025-04-16T09:00")
    again = refer(stage, family, "kita", "Navid", "kita", "JA-KREIS", "base contact")
    act(stage, YOUTH, again, "acceptance")


def withdrawal(stage: Stage, family: Family) -> None:
    """Step 16."""
    stage.step(16, "Mariam widerruft", "Mariam withdraws her consent")
    stage.at("2025-04-28T10:00")
    referral = family.referrals["health"]
    stage.post(CASE_MANAGER, f"/consents/{family.consents['health']}/withdrawal")
    stage.eventually(
        lambda: seen_by(stage, CASE_MANAGER, referral)["state"] == "suspended",
        "die Verweisung ruht",
        "the referral is suspended",
    )
    stage.eventually(
        lambda: recall_due(stage, referral),
        "das Gesundheitsamt soll löschen, was es gelesen hat",
        "the health office is to delete what it has read",
    )
    closed = stage.ask(HEALTH, "GET", f"/referrals/{referral}/package", params={"purpose": PURPOSE})
    stage.check(
        closed.status_code in (403, 409),
        "das Paket ist zu",
        "the package is closed",
        closed.text,
    )
    stage.at("2025-04-29T10:00")
    act(stage, HEALTH, referral, "recall")
    act(stage, CASE_MANAGER, referral, "withdrawal", by="client")
    stage.check(
        seen_by(stage, CASE_MANAGER, referral)["state"] == "withdrawn",
        "gelöscht und bestätigt; Mariam bleibt dabei, die Verweisung ist zurückgezogen",
        "deleted and confirmed; Mariam has not changed her mind, the referral is withdrawn",
    )
    the_others_go_on(stage, family)


def the_others_go_on(stage: Stage, family: Family) -> None:
    """Show that no other referral was touched."""
    others = [
        seen_by(stage, CASE_MANAGER, family.referrals[key])["state"]
        for key in ("school_place", "integration_course", "jobcenter_transfer", "kita")
    ]
    stage.check(
        others == ["closed", "waitlisted", "in_progress", "accepted"],
        "die anderen laufen weiter",
        "the others go on",
        others,
    )


def recall_due(stage: Stage, referral: str) -> bool:
    """Say whether the health office is asked to delete what it has read."""
    items = stage.get(HEALTH, "/worklist", page_size=200)["items"]
    return ("recall_to_confirm", referral) in {(e["kind"], e["referral_id"]) for e in items}
