"""A case manager's office: what is done there, and what is heard of from outside."""

from typing import Any
from uuid import uuid4

from shared.testing.town import Plain, Town

WERL, SOEST = "05974052", "05974040"
CRITERIA = {
    "complex_need": True,
    "many_actors": True,
    "regular_paths_failed": True,
    "lacks_own_resources": True,
    "consent_given": True,
}


def new_id() -> str:
    return str(uuid4())


def consent(town: Town, client_id: str, **changed: Any) -> str:
    """Have a client agree to case management."""
    data = {
        "consent_id": new_id(),
        "client_id": client_id,
        "purpose": "case_management",
        "valid_from": "2025-03-01",
        "valid_until": "2026-02-28",
        **changed,
    }
    town.hear("clients.consent_granted", data)
    return str(data["consent_id"])


def enquire(town: Town, **changed: Any) -> Plain:
    """Take down an enquiry; return its fields."""
    client_id = new_id()
    fields = {
        "case_id": new_id(),
        "client_id": client_id,
        "client_ids": [client_id],
        "municipality": WERL,
        "source": "social_office",
        "reason": "Four offices, four answers.",
        **changed,
    }
    town.do("receive_enquiry", tenant=WERL, **fields)
    return fields


def admit(town: Town, case: Plain) -> Plain:
    return town.do(
        "admit_case",
        tenant=WERL,
        case_id=case["case_id"],
        criteria=CRITERIA,
        manager="c.berger",
    )


def assessed(town: Town) -> Plain:
    """Bring a case as far as planning."""
    case = enquire(town)
    consent(town, case["client_id"])
    admit(town, case)
    town.do("start_assessment", tenant=WERL, case_id=case["case_id"])
    town.do(
        "complete_assessment",
        tenant=WERL,
        case_id=case["case_id"],
        needs=["school"],
        resources=["family"],
        note="Zahra reads a lot.",
    )
    return case


def goal(service: str = "school_place") -> Plain:
    measure = {"measure_id": new_id(), "service": service}
    return {"goal_id": new_id(), "code": "attends_school", "measure": measure}


def agree(town: Town, case: Plain, *goals: Plain) -> Plain:
    """Agree on a plan; return what was agreed on."""
    fields = {
        "plan_id": new_id(),
        "goals": list(goals) or [goal()],
        "signed_by_client": True,
        "signed_by_manager": True,
    }
    ids = {"case_id": case["case_id"], "client_id": case["client_id"]}
    town.do("agree_care_plan", tenant=WERL, **ids, **fields)
    return fields


def hear_of_agreement(town: Town, case: Plain, plan: Plain) -> None:
    data = {"plan_id": plan["plan_id"], "case_id": case["case_id"]}
    town.hear("cases.care_plan_agreed", data)


def hear_of_referral(town: Town, name: str, case: Plain, referral_id: str, **more: Any) -> None:
    """Hear of a fact about a referral in a case."""
    data = {"referral_id": referral_id, "case_id": case["case_id"], **more}
    town.hear(f"referrals.{name}", data)


def case_of(town: Town, case: Plain) -> Plain:
    return town.find("case", tenant=WERL, case_id=case["case_id"])


def linked(town: Town) -> tuple[Plain, Plain]:
    """Bring a case as far as linking."""
    case = assessed(town)
    plan = agree(town, case)
    hear_of_agreement(town, case, plan)
    return case, plan
