"""Steps 1 to 4: the directory, the enquiry, the consent, the admission."""

from services.gateway.demo.family import CHILDREN, MEMBERS, VIEW, Family, consent, person
from services.gateway.demo.people import (
    CASE_MANAGER,
    CASE_MANAGER_SOEST,
    CASE_MANAGER_WARSTEIN,
    LIPPSTADT,
    WERL,
)
from services.gateway.demo.stage import Stage
from services.gateway.demo.subscribing import subscriptions

CRITERIA = (
    "complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources", "consent_given",
)  # fmt: skip
ADMISSION = {"criteria": dict.fromkeys(CRITERIA, True), "manager": CASE_MANAGER.user}


def competences(stage: Stage, family: Family) -> None:
    """Step 1."""
    stage.step(1, "Verzeichnis: wer ist wo wofür zuständig?", "Directory: who is competent where?")
    stage.at("2025-03-03T08:00")
    found = {key: competent(stage, "residence_permit", key) for key in (WERL, LIPPSTADT)}
    stage.check(
        found == {WERL: "ABH-KREIS", LIPPSTADT: "ABH-LP"},
        "Aufenthalt: Werl → Kreis, Lippstadt → eigene Behörde",
        "Residence: Werl → district, Lippstadt → its own authority",
        found,
    )
    deadlines = stage.get(CASE_MANAGER, "/policies", service="jobcenter_transfer", agency="JC")
    stage.check(
        deadlines["in_force"]["acknowledge_days"] == 3,
        "vierzehn Gemeinden, die Stellen des Kreises, ihre Zuständigkeiten und Fristen",
        "fourteen municipalities, the institutions of the district, competences and deadlines",
        deadlines,
    )
    subscriptions(stage)


def competent(stage: Stage, service: str, municipality: str) -> str | None:
    """Return who is competent on this day."""
    answer = stage.get(
        CASE_MANAGER,
        "/competence",
        service=service,
        municipality=municipality,
        on=stage.today.isoformat(),
    )
    agency: str | None = answer["agency"]
    return agency


def enquiry(stage: Stage, family: Family) -> None:
    """Step 2."""
    stage.step(2, "Das Sozialamt Werl fragt an", "The social office in Werl enquires")
    stage.at("2025-03-03T10:00")
    register(stage, family)
    yusuf = stage.get(CASE_MANAGER, f"/clients/{family.clients['Yusuf']}")
    stage.check(
        {family.clients["Yousef"], family.clients["Rahimi"]} <= look_alikes(yusuf),
        "zwei mögliche Doppelte gemeldet, mit Gründen, nichts zusammengelegt",
        "two possible duplicates flagged, with reasons, nothing merged",
        yusuf,
    )
    stage.check(
        "Rahmany" not in str(yusuf) and "Rahimi" not in str(yusuf),
        "fremde Namen bleiben verborgen",
        "other people's names stay hidden",
        yusuf,
    )
    family.case = stage.post(
        CASE_MANAGER,
        "/cases",
        {
            "client_ids": [family.clients[name] for name in MEMBERS],
            "municipality": WERL,
            "source": "social_office",
            "reason": "Vier Personen, viele Stellen, niemand hält die Fäden zusammen.",
        },
    )["id"]


def register(stage: Stage, family: Family) -> None:
    """Open the records of two strangers in other towns, then of the family and its household."""
    for name, manager, form in (
        ("Yousef", CASE_MANAGER_SOEST, person("Yousef", "Rahmany")),
        ("Rahimi", CASE_MANAGER_WARSTEIN, person("Yusuf", "Rahimi")),
        *((name, CASE_MANAGER, person(name)) for name in MEMBERS),
    ):
        family.clients[name] = stage.post(manager, "/clients", form)["id"]
    family.household = stage.post(CASE_MANAGER, "/households")["id"]
    members = f"/households/{family.household}/members"
    for name in MEMBERS:
        role = "child" if name in CHILDREN else "adult"
        stage.post(CASE_MANAGER, members, {"client_id": family.clients[name], "role": role})
    parents = {"guardians": [family.clients["Yusuf"], family.clients["Mariam"]]}
    for child in CHILDREN:
        stage.post(CASE_MANAGER, f"{members}/{family.clients[child]}/custody", parents)


def look_alikes(client: dict[str, list[dict[str, str]]]) -> set[str]:
    """Return who might be the same person, if there are reasons to think so."""
    return {each["client_id"] for each in client["look_alikes"] if each["reasons"]}


def base_consent(stage: Stage, family: Family) -> None:
    """Step 3."""
    stage.step(3, "Gespräch mit Sprachmittlung: Einwilligung", "With an interpreter: consent")
    stage.at("2025-03-05T10:00")
    stage.refused(CASE_MANAGER, f"/cases/{family.case}/admission", ADMISSION, "NO_BASE_CONSENT")
    stage.check(True, "vorher ist keine Aufnahme möglich", "admission is impossible before it")
    for name in MEMBERS:
        view = {"view": VIEW} if name == "Zahra" else {}
        family.consents[name] = granted(stage, family, name, "case_management", [], **view)
    told = stage.get(CASE_MANAGER, f"/clients/{family.clients['Zahra']}/history")["events"]
    consents = [each["event"] for each in told if each["type"] == "clients.consent_granted"]
    stage.check(
        [(each["given_by"], each["view"]) for each in consents] == [("guardian", VIEW)],
        "die Eltern für sich und für die Kinder, auf Dari; Zahras Sicht ist vermerkt",
        "the parents for themselves and for the children, in Dari; Zahra's view is noted",
        consents,
    )


def granted(
    stage: Stage, family: Family, name: str, purpose: str, recipients: list[str], **changes: object
) -> str:
    """Record a consent that lasts a year from today; parents sign for children."""
    until = stage.today.replace(year=stage.today.year + 1)
    period = {"valid_from": stage.today.isoformat(), "valid_until": until.isoformat()}
    guardian = {"given_by": "guardian", "guardian_id": family.clients["Yusuf"]}
    signed = guardian if name in CHILDREN else {}
    form = consent(family.clients[name], purpose, recipients, **period | signed | changes)
    consent_id: str = stage.post(family.manager, "/consents", form)["id"]
    return consent_id


def admission(stage: Stage, family: Family) -> None:
    """Step 4."""
    stage.step(4, "Aufnahme in das Case Management", "Admission to case management")
    stage.at("2025-03-06T09:00")
    stage.post_once_known(
        CASE_MANAGER, f"/cases/{family.case}/admission", ADMISSION, "NO_BASE_CONSENT"
    )
    case = stage.get(CASE_MANAGER, f"/cases/{family.case}")
    stage.check(
        case["state"] == "intake" and case["manager"] == CASE_MANAGER.user,
        "aufgenommen, sobald die Einwilligung bei den Fällen bekannt ist; eine Person verantwortet",
        "admitted as soon as the cases know of the consent; one person is accountable",
        case,
    )
