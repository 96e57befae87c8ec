"""The desks between which referrals go: the sender's, the agencies', and what each hears."""

from typing import Any
from uuid import uuid4

from shared.testing.town import Plain, Town

WERL, SOEST, KREIS = "05974052", "05974040", "05974000"
SCHOOL: Plain = {
    "municipality": WERL,
    "service": "school_place",
    "recipient": "KI-SE",
    "legal_basis": "consent",
    "data_classes": ["base", "education"],
    "urgent": False,
    "preview": {
        "age_band": "13-15",
        "language": "prs",
        "interpreter_needed": True,
        "household_size": 4,
    },
    "submitted_by": "c.berger",
}
HEALTH: Plain = {
    **SCHOOL,
    "service": "health",
    "recipient": "GA",
    "data_classes": ["base", "health"],
}


def new_id() -> str:
    return str(uuid4())


def make_competent(town: Town, service: str, agency: str, **changed: Any) -> None:
    data = {
        "service": service,
        "municipality": WERL,
        "agency": agency,
        "valid_from": "2020-01-01",
        "valid_until": None,
    }
    town.hear("agencies.jurisdiction_assigned", {**data, **changed}, KREIS)


def consent(town: Town, client_id: str, asked: Plain, **changed: Any) -> str:
    """Have the client consent to what is asked."""
    data = {
        "consent_id": new_id(),
        "client_id": client_id,
        "purpose": f"referral:{asked['service']}",
        "recipients": [asked["recipient"]],
        "data_classes": asked["data_classes"],
        "explicit_classes": ["health"],
        "valid_from": "2025-01-01",
        "valid_until": "2999-01-01",
        **changed,
    }
    town.hear("clients.consent_granted", data)
    return str(data["consent_id"])


def withdraw(town: Town, client_id: str, consent_id: str, asked: Plain = SCHOOL) -> None:
    purpose = f"referral:{asked['service']}"
    data = {"consent_id": consent_id, "client_id": client_id, "purpose": purpose}
    town.hear("clients.consent_withdrawn", data)


def submit(town: Town, asked: Plain = SCHOOL, **changed: Any) -> Plain:
    """Submit a referral that everything speaks for; return what it was submitted with."""
    fields = {
        "referral_id": new_id(),
        "case_id": new_id(),
        "client_id": new_id(),
        **asked,
        **changed,
    }
    make_competent(town, fields["service"], fields["recipient"])
    fields.setdefault("consent_id", consent(town, fields["client_id"], fields))
    town.do("submit_referral", tenant=WERL, **fields)
    return fields


def deliver(town: Town, asked: Plain = SCHOOL, **changed: Any) -> Plain:
    """Submit a referral and have it arrive."""
    fields = submit(town, asked, **changed)
    town.hear("referrals.referral_submitted", {"referral_id": fields["referral_id"]})
    return fields


def as_agency(code: str, role: str = "agency_clerk") -> Plain:
    """Return the circumstances of somebody who acts for an agency and has no tenant."""
    return {
        "institution": code,
        "actor": {"user": "m.lang", "role": role, "institution": code},
    }


def answer(town: Town, door: str, referral: Plain, agency: str = "", **fields: Any) -> Plain:
    """Answer a referral as the agency to which it is addressed, or as another."""
    code = agency or referral["recipient"]
    return town.do(
        door,
        tenant="",
        context=as_agency(code),
        referral_id=referral["referral_id"],
        agency=code,
        **fields,
    )


def seen(town: Town, referral: Plain, agency: str = "") -> Plain:
    """Return what an agency sees of a referral, or else its sender."""
    context = as_agency(agency) if agency else {}
    tenant = "" if agency else WERL
    return town.find(
        "referral", tenant=tenant, context=context, referral_id=referral["referral_id"]
    )
