"""Steps 1 to 7: the directory, the enquiry, consent, admission, assessment and plan."""

from services.gateway.demo.family import GOALS, MEMBERS, Family, consent, person
from services.gateway.demo.people import (
    CASE_MANAGER,
    CASE_MANAGER_SOEST,
    CASE_MANAGER_WARSTEIN,
    COMPETENT,
    INSTITUTIONS,
    LIPPSTADT,
    REGISTRAR,
    WERL,
)
from services.gateway.demo.stage import Stage

CRITERIA = (
    "complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources", "consent_given",
)  # fmt: skip
ADMISSION = {"criteria": dict.fromkeys(CRITERIA, True), "manager": CASE_MANAGER.user}


def play(stage: Stage, family: Family) -> None:
    """Play the arrival of the family."""
    directory(stage)
    enquiry(stage, family)
    base_consent(stage, family)
    admission(stage, family)
    assessment(stage, family)
    care_plan(stage, family)
    bound_consents(stage, family)


def directory(stage: Stage) -> None:
    """Step 1."""
    stage.step(1, "Verzeichnis: wer ist wo wofür zuständig?", "Directory: who is competent where?")
    for code, name, kind, services in INSTITUTIONS:
        agency = stage.post(
            REGISTRAR, "/agencies", {"code": code, "name": name, "kind": kind}, f"agency-{code}"
        )
        for service in services:
            stage.post(
                REGISTRAR,
                f"/agencies/{agency['id']}/services",
                {"service": service, "languages": ["de"]},
                f"service-{code}-{service}",
            )
    for service, municipality, agency_code in COMPETENT:
        stage.post(
            REGISTRAR,
            "/jurisdictions",
            {
                "service": service,
                "municipality": municipality,
                "agency": agency_code,
                "valid_from": "2020-01-01",
            },
            f"jurisdiction-{service}-{municipality}",
        )
    found = {key: competent(stage, "residence_permit", key) for key in (WERL, LIPPSTADT)}
    stage.check(
        found == {WERL: "ABH-KREIS", LIPPSTADT: "ABH-LP"},
        "Aufenthalt: Werl → Kreis, Lippstadt → eigene Behörde",
        "Residence: Werl → district, Lippstadt → its own authority",
        found,
    )


def competent(stage: Stage, service: str, municipality: str) -> str | None:
    """Return who is competent today."""
    answer = stage.get(CASE_MANAGER, "/competence", service=service, municipality=municipality)
    agency: str | None = answer["agency"]
    return agency


def enquiry(stage: Stage, family: Family) -> None:
    """Step 2."""
    stage.step(2, "Das Sozialamt Werl fragt an", "The social office in Werl enquires")
    stage.post(CASE_MANAGER_SOEST, "/clients", person("Yousef", "Rahmany"), "look-alike-soest")
    stage.post(CASE_MANAGER_WARSTEIN, "/clients", person("Yusuf", "Rahimi"), "look-alike-warstein")
    for name in MEMBERS:
        family.clients[name] = stage.post(CASE_MANAGER, "/clients", person(name))["id"]
    yusuf = stage.get(CASE_MANAGER, f"/clients/{family.clients['Yusuf']}")
    stage.check(
        len(yusuf["look_alikes"]) >= 2,
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
            "client_ids": list(family.clients.values()),
            "municipality": WERL,
            "source": "social_office",
            "reason": "Vier Personen, viele Stellen, niemand hält die Fäden zusammen.",
        },
    )["id"]


def base_consent(stage: Stage, family: Family) -> None:
    """Step 3."""
    stage.step(3, "Gespräch mit Sprachmittlung: Einwilligung", "With an interpreter: consent")
    stage.refused(CASE_MANAGER, f"/cases/{family.case}/admission", ADMISSION, "NO_BASE_CONSENT")
    stage.check(True, "vorher ist keine Aufnahme möglich", "admission is impossible before it")
    for name, client in family.clients.items():
        given_by = "self" if name in ("Yusuf", "Mariam") else "guardian"
        form = consent(client, "case_management", [], given_by=given_by, data_classes=["base"])
        family.consents[name] = stage.post(CASE_MANAGER, "/consents", form)["id"]


def admission(stage: Stage, family: Family) -> None:
    """Step 4."""
    stage.step(4, "Aufnahme in das Case Management", "Admission to case management")
    stage.post_once_known(
        CASE_MANAGER, f"/cases/{family.case}/admission", ADMISSION, "NO_BASE_CONSENT"
    )
    state = stage.get(CASE_MANAGER, f"/cases/{family.case}")["state"]
    stage.check(
        state == "intake",
        "aufgenommen, sobald die Einwilligung bei den Fällen bekannt ist",
        "admitted as soon as the cases know of the consent",
        state,
    )


def assessment(stage: Stage, family: Family) -> None:
    """Step 5."""
    stage.step(5, "Assessment: sechs Bedarfe, drei Ressourcen", "Assessment: needs and resources")
    stage.post(CASE_MANAGER, f"/cases/{family.case}/assessment")
    stage.post(
        CASE_MANAGER,
        f"/cases/{family.case}/assessment/completion",
        {
            "needs": ["language", "school", "kita", "income", "health", "recognition"],
            "resources": ["work_experience", "family_ties", "motivation"],
            "note": "Yusuf hat als Elektriker gearbeitet.",
        },
    )
    state = stage.get(CASE_MANAGER, f"/cases/{family.case}")["state"]
    stage.check(state == "planning", "der Fall ist in der Planung", "the case is planning", state)


def care_plan(stage: Stage, family: Family) -> None:
    """Step 6."""
    stage.step(6, "Hilfeplan vereinbart: sechs Ziele", "Care plan agreed: six goals")
    goals = [{"code": code, "measure": {"service": service}} for code, service in GOALS]
    family.plan = stage.post(
        CASE_MANAGER,
        f"/cases/{family.case}/plan",
        {
            "goals": goals,
            "signed_by_client": True,
            "signed_by_manager": True,
        },
    )["id"]
    plan = stage.get(CASE_MANAGER, f"/cases/{family.case}/plan")
    family.measures = {measure["service"]: measure["measure_id"] for measure in measures_of(plan)}
    stage.eventually(
        lambda: stage.get(CASE_MANAGER, f"/cases/{family.case}")["state"] == "linking",
        "der Fall geht über den Plan in die Vernetzung",
        "the plan moves the case to linking",
    )


def measures_of(plan: dict[str, object]) -> list[dict[str, str]]:
    """Return the measures of a plan."""
    goals: list[dict[str, dict[str, str]]] = plan["goals"]  # type: ignore[assignment]
    return [goal["measure"] for goal in goals]


def bound_consents(stage: Stage, family: Family) -> None:
    """Step 7."""
    stage.step(7, "Einwilligungen je Stelle und Zweck", "Consents for each recipient and purpose")
    for key, name, service, agency, changes in (
        ("school", "Zahra", "school_place", "KI-SE", {"given_by": "guardian"}),
        ("income", "Yusuf", "jobcenter_transfer", "JC", {}),
        ("kita", "Navid", "kita", "JA-KREIS", {"given_by": "guardian"}),
        ("health", "Mariam", "health", "GA",
         {"data_classes": ["base", "health"], "explicit_classes": ["health"]}),
    ):  # fmt: skip
        form = consent(family.clients[name], f"referral:{service}", [agency], **changes)
        family.consents[key] = stage.post(CASE_MANAGER, "/consents", form)["id"]
    form = consent(family.clients["Mariam"], "referral:health", ["GA"], data_classes=["health"])
    stage.refused(CASE_MANAGER, "/consents", form, "EXPLICIT_CONSENT_MISSING")
    stage.check(
        True,
        "Gesundheitsdaten nur ausdrücklich",
        "health data only when consented to in so many words",
    )
