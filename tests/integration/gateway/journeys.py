"""The steps that many tests begin with."""

from dataclasses import dataclass
from typing import Any

from tests.integration.gateway.people import WERL, Town, eventually, in_days

SERVICE, AGENCY = "school_place", "KI-SE"
CRITERIA = (
    "complex_need", "many_actors", "regular_paths_failed", "lacks_own_resources", "consent_given",
)  # fmt: skip


@dataclass
class Journey:
    """What was begun for one client."""

    client: str
    case: str = ""
    plan: str = ""
    measure: str = ""
    consent: str = ""
    referral: str = ""


def client(**changes: Any) -> dict[str, Any]:
    return {
        "given_name": "Zahra", "family_name": "Rahmani", "birth_date": "1990-03-02",
        "birth_precision": "day", "language": "prs", "phone": "+49 2922 000000", **changes,
    }  # fmt: skip


def consent(client_id: str, purpose: str, recipients: list[str], **changes: Any) -> dict[str, Any]:
    return {
        "client_id": client_id, "given_by": "self", "purpose": purpose,
        "recipients": recipients, "data_classes": ["base", "contact"], "explicit_classes": [],
        "valid_from": in_days(-1), "valid_until": in_days(200), "text_version": "2026-01",
        "language": "prs", "mediator": "B. Karimi", "form": "paper", **changes,
    }  # fmt: skip


def admitted(town: Town) -> Journey:
    """Return a client whose case was admitted."""
    manager = town.case_manager
    journey = Journey(client=manager.post("/clients", client())["id"])
    enquiry = {
        "client_ids": [journey.client], "municipality": WERL, "source": "social_office",
        "reason": "Needs a school.",
    }  # fmt: skip
    journey.case = manager.post("/cases", enquiry)["id"]
    manager.post("/consents", consent(journey.client, "case_management", []))
    form = {"criteria": dict.fromkeys(CRITERIA, True)}
    eventually(lambda: manager.post(f"/cases/{journey.case}/admission", form))
    return journey


def planned(town: Town) -> Journey:
    """Return a client with a care plan and a consent to a referral."""
    manager, journey = town.case_manager, admitted(town)
    manager.post(f"/cases/{journey.case}/assessment")
    needs = {"needs": ["school"], "resources": ["speaks_english"], "note": "Likes to read."}
    manager.post(f"/cases/{journey.case}/assessment/completion", needs)
    plan = {
        "goals": [{"code": "attends_school", "measure": {"service": SERVICE}}],
        "signed_by_client": True, "signed_by_manager": True,
    }  # fmt: skip
    journey.plan = manager.post(f"/cases/{journey.case}/plan", plan)["id"]
    [goal] = manager.get(f"/cases/{journey.case}/plan")["goals"]
    journey.measure = goal["measure"]["measure_id"]
    form = consent(journey.client, f"referral:{SERVICE}", [AGENCY])
    journey.consent = manager.post("/consents", form)["id"]
    return journey


def referral(journey: Journey, **changes: Any) -> dict[str, Any]:
    return {
        "case_id": journey.case, "client_id": journey.client, "plan_id": journey.plan,
        "measure_id": journey.measure, "municipality": WERL, "service": SERVICE,
        "recipient": AGENCY, "legal_basis": "consent", "consent_id": journey.consent,
        "data_classes": ["base", "contact"], "urgent": False,
        "preview": {
            "age_band": "10-15", "language": "prs", "interpreter_needed": True,
            "household_size": 4,
        },
        **changes,
    }  # fmt: skip


def referred(town: Town) -> Journey:
    """Return a client for whom an agency was asked to help, and has the referral."""
    manager, journey = town.case_manager, planned(town)
    form = referral(journey)
    journey.referral = eventually(lambda: manager.post("/referrals", form))["id"]
    path = f"/referrals/{journey.referral}"
    eventually(lambda: manager.get(path)["state"] == "delivered")
    return journey
