"""Steps 5 to 7: the assessment, the care plan, and the consents it needs."""

from services.gateway.demo.arrival import granted
from services.gateway.demo.family import GOALS, Family, consent
from services.gateway.demo.people import CASE_MANAGER
from services.gateway.demo.stage import Answer, Stage

NEEDS = ["language", "school", "kita", "income", "health", "recognition"]
SIGNATURE = "Papier mit beiden Unterschriften, Mappe 3"
RESOURCES = ["work_experience", "family_ties", "motivation"]


def assessment(stage: Stage, family: Family) -> None:
    """Step 5."""
    stage.step(5, "Assessment: sechs Bedarfe, drei Ressourcen", "Assessment: needs and resources")
    stage.at("2025-03-10T09:00")
    stage.post(CASE_MANAGER, f"/cases/{family.case}/assessment")
    stage.at("2025-03-12T15:00")
    stage.post(
        CASE_MANAGER,
        f"/cases/{family.case}/assessment/completion",
        {"needs": NEEDS, "resources": RESOURCES, "note": "Yusuf hat als Elektriker gearbeitet."},
    )
    case = stage.get(CASE_MANAGER, f"/cases/{family.case}")
    stage.check(
        case["state"] == "planning" and case["needs"] == NEEDS and case["resources"] == RESOURCES,
        "sechs Bedarfe, drei Ressourcen; der Fall ist in der Planung",
        "six needs, three resources; the case is planning",
        case,
    )


def care_plan(stage: Stage, family: Family) -> None:
    """Step 6."""
    stage.step(6, "Hilfeplan vereinbart: sechs Ziele", "Care plan agreed: six goals")
    stage.at("2025-03-17T11:00")
    goals = [{"code": code, "measure": {"service": service}} for code, service in GOALS]
    signed = {"signed_by_client": True, "signed_by_manager": True, "signature": SIGNATURE}
    form = {"goals": goals, **signed}
    family.plan = stage.post(CASE_MANAGER, f"/cases/{family.case}/plan", form)["id"]
    plan = stage.get(CASE_MANAGER, f"/cases/{family.case}/plan")
    family.measures = {measure["service"]: measure["measure_id"] for measure in measures_of(plan)}
    stage.eventually(
        lambda: stage.get(CASE_MANAGER, f"/cases/{family.case}")["state"] == "linking",
        "der Fall geht über den Plan in die Vernetzung",
        "the plan moves the case to linking",
    )


def measures_of(plan: Answer) -> list[dict[str, str]]:
    """Return the measures of a plan."""
    return [goal["measure"] for goal in plan["goals"]]


def bound_consents(stage: Stage, family: Family) -> None:
    """Step 7."""
    stage.step(7, "Einwilligungen je Stelle und Zweck", "Consents for each recipient and purpose")
    stage.at("2025-03-18T10:00")
    health = {"data_classes": ["base", "health"], "explicit_classes": ["health"]}
    for key, name, service, agency, changes in (
        ("school_place", "Zahra", "school_place", "KI-SE", {}),
        ("integration_course", "Yusuf", "integration_course", "VHS", {}),
        ("jobcenter_transfer", "Yusuf", "jobcenter_transfer", "JC", {}),
        ("kita", "Navid", "kita", "JA-KREIS", {}),
        ("health", "Mariam", "health", "GA", health),
    ):
        family.consents[key] = granted(
            stage, family, name, f"referral:{service}", [agency], **changes
        )
    form = consent(family.clients["Mariam"], "referral:health", ["GA"], data_classes=["health"])
    stage.refused(CASE_MANAGER, "/consents", form, "EXPLICIT_CONSENT_MISSING")
    stage.check(
        True,
        "Gesundheitsdaten nur ausdrücklich",
        "health data only when consented to in so many words",
    )
