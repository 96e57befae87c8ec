"""Step 23: the course begins, and the family moves to Lippstadt."""

from services.gateway.demo.arrival import granted
from services.gateway.demo.family import MEMBERS, Family
from services.gateway.demo.handovers import act, delivered, disclosure, refer, seen_by
from services.gateway.demo.people import (
    CASE_MANAGER,
    COURSES,
    LIPPSTADT,
    LIPPSTADT_DESK,
    RESIDENCE,
    RESIDENCE_LIPPSTADT,
    YOUTH_LIPPSTADT,
)
from services.gateway.demo.stage import Answer, Stage

SUMMARY = "Kurs begonnen, Schulplatz und Kita gesichert; das Jobcenter hat zugesagt."


def course_begins(stage: Stage, family: Family) -> None:
    """Step 23, first part."""
    stage.step(23, "R2: der Kurs beginnt", "R2: the course begins")
    stage.at("2025-07-07T08:00")
    referral = family.referrals["integration_course"]
    act(stage, COURSES, referral, "acceptance")
    act(stage, COURSES, referral, "start")
    state = seen_by(stage, CASE_MANAGER, referral)["state"]
    stage.check(state == "in_progress", "Yusuf lernt Deutsch", "Yusuf learns German", state)


def residence(stage: Stage, family: Family) -> None:
    """Step 23, before the move: a residence permit, R6."""
    stage.step(23, "R6: Aufenthalt, beim Kreis", "R6: residence, at the district's authority")
    stage.at("2025-08-29T09:00")
    key, classes = "residence_permit", "base status"
    family.consents[key] = granted(
        stage, family, "Yusuf", f"referral:{key}", ["ABH-KREIS"], data_classes=classes.split()
    )
    passport = {"kind": "passport", "title": "Reisepass Yusuf Rahmani", "reference": "Mappe 3"}
    family.passport = stage.post(CASE_MANAGER, f"/cases/{family.case}/documents", passport)["id"]
    refer(stage, family, key, "Yusuf", key, "ABH-KREIS", classes)


def transfer(stage: Stage, family: Family) -> None:
    """Step 23: the transfer is offered and accepted."""
    stage.step(23, "Die Familie zieht nach Lippstadt", "The family moves to Lippstadt")
    stage.at("2025-09-01T09:00")
    form = {"to_tenant": LIPPSTADT, "municipality": LIPPSTADT, "summary": SUMMARY}
    for name in MEMBERS:
        key, purpose = f"transfer {name}", f"transfer:{LIPPSTADT}"
        family.consents[key] = granted(stage, family, name, purpose, [LIPPSTADT])
    path = f"/cases/{family.case}/transfers"
    family.transfer = stage.post_once_known(CASE_MANAGER, path, form, "NO_TRANSFER_CONSENT")["id"]
    offer = stage.eventually(
        lambda: offered(stage, family),
        "angeboten, mit Einwilligung der Familie",
        "offered, with the family's consent",
    )
    stage.check(
        SUMMARY not in str(offer) and "Rahmani" not in str(offer),
        "vor der Annahme sieht Lippstadt kein Wort über die Familie",
        "before it accepts, Lippstadt sees no word about the family",
        offer,
    )
    stage.at("2025-09-04T11:00")
    stage.post(
        LIPPSTADT_DESK,
        f"/transfers/{family.transfer}/acceptance",
        {"manager": LIPPSTADT_DESK.user, "cut_over_on": "2025-09-15"},
    )
    summary = stage.get(LIPPSTADT_DESK, f"/transfers/{family.transfer}")["summary"]
    stage.check(
        summary == SUMMARY,
        "angenommen zum 15.09.: jetzt die Zusammenfassung",
        "accepted for 15 September: now the summary",
        summary,
    )


def offered(stage: Stage, family: Family) -> Answer | None:
    """Return the transfer as Lippstadt sees it, if it does."""
    response = stage.ask(LIPPSTADT_DESK, "GET", f"/transfers/{family.transfer}")
    seen: Answer | None = response.json() if response.ok else None
    return seen if seen and seen["state"] == "offered" else None


def cut_over(stage: Stage, family: Family) -> None:
    """Step 23: the case changes hands, and its referrals are sorted."""
    stage.step(23, "Der Fall wechselt die Hände", "The case changes hands")
    case = f"/cases/{family.case}"
    stale = stage.get(CASE_MANAGER, case)["ownership_epoch"]
    stage.at("2025-09-15T06:00")
    stage.eventually(
        lambda: stage.ask(LIPPSTADT_DESK, "GET", case).ok,
        "am 15.09. gehört der Fall Lippstadt",
        "on 15 September the case belongs to Lippstadt",
    )
    family.home, family.manager = LIPPSTADT, LIPPSTADT_DESK
    form = {"channel": "phone", "note": "Aus einem alten Fenster.", "ownership_epoch": stale}
    problem = stage.refused(CASE_MANAGER, f"{case}/contacts", form, "OWNERSHIP_MOVED")
    stage.check(
        problem["details"]["owner"] == LIPPSTADT,
        "ein altes Fenster in Werl kann nichts mehr schreiben und erfährt, wer zuständig ist",
        "an old window in Werl can write no more, and is told who owns the case",
        problem,
    )
    stage.eventually(
        lambda: sorted_out(stage, family) == EXPECTED,
        "Aufenthalt → ABH-LP, Kita → JA-LP; Jobcenter und Kurs bleiben",
        "residence → ABH-LP, kita → JA-LP; job centre and course stay",
    )


EXPECTED = {
    "residence_permit": ("rerouted", "ABH-LP"),
    "kita": ("rerouted", "JA-LP"),
    "jobcenter_transfer": ("in_progress", None),
    "integration_course": ("in_progress", None),
}


def sorted_out(stage: Stage, family: Family) -> dict[str, tuple[str, str | None]]:
    """Return what has become of the referrals that were open."""
    found = {}
    for key in EXPECTED:
        response = stage.ask(LIPPSTADT_DESK, "GET", f"/referrals/{family.referrals[key]}")
        seen = response.json() if response.ok else {}
        found[key] = (seen.get("state", ""), seen.get("rerouted_to"))
    return found


def late_answer(stage: Stage, family: Family) -> None:
    """Step 23: the previous authority answers after all."""
    stage.step(23, "Die alte Behörde antwortet noch", "The previous authority answers after all")
    stage.at("2025-09-16T09:00")
    referral = family.referrals["residence_permit"]
    act(stage, RESIDENCE, referral, "acceptance")
    late = seen_by(stage, LIPPSTADT_DESK, referral)
    stage.check(
        late["from_previous_authority"] and late["state"] == "rerouted",
        "aufbewahrt und der neuen Zuständigen gezeigt, als von der vorherigen Behörde",
        "kept and shown to the new owner, as from the previous authority",
        late,
    )


def going_on(stage: Stage, family: Family) -> None:
    """Step 23: Lippstadt asks its own authorities, with new consents."""
    stage.step(23, "Lippstadt fragt seine Behörden", "Lippstadt asks its own authorities")
    stage.at("2025-09-18T09:00")
    for name, service, recipient, classes, clerk in (
        ("Yusuf", "residence_permit", "ABH-LP", "base status", RESIDENCE_LIPPSTADT),
        ("Navid", "kita", "JA-LP", "base contact", YOUTH_LIPPSTADT),
    ):
        go_on(stage, family, name, service, recipient, classes)
        act(stage, clerk, family.referrals[recipient], "acceptance")
        act(stage, clerk, family.referrals[recipient], "start")


def go_on(
    stage: Stage, family: Family, name: str, service: str, recipient: str, classes: str
) -> None:
    """Send the draft that took the place of a referral, once the family has consented."""
    draft = seen_by(stage, LIPPSTADT_DESK, family.referrals[service])["child_referral_id"]
    form = disclosure(family, service, name, service, classes)
    path = f"/referrals/{draft}/submission"
    stage.refused(LIPPSTADT_DESK, path, form, "CONSENT_DOES_NOT_COVER")
    family.consents[recipient] = granted(
        stage, family, name, f"referral:{service}", [recipient], data_classes=classes.split()
    )
    form = disclosure(family, recipient, name, service, classes)
    stage.post_once_known(LIPPSTADT_DESK, path, form, "CONSENT_MISSING")
    family.referrals[recipient] = draft
    delivered(stage, family, draft, recipient)
