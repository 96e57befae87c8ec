"""The desks between which referrals go: the sender's, the agencies', and what each hears."""

from typing import Any
from uuid import uuid4

from shared.keyring.marks import mark
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


def marks(client_id: str, asked: Plain, data_classes: list[str] | None = None) -> list[str]:
    """Return what stands for the client's permission to tell the recipient these classes."""
    purpose = f"referral:{asked['service']}"
    wanted = asked["data_classes"] if data_classes is None else data_classes
    return [mark("consent", client_id, asked["recipient"], purpose, each) for each in wanted]


def consent(
    town: Town,
    client_id: str,
    asked: Plain,
    *,
    tenant: str = WERL,
    data_classes: list[str] | None = None,
    **changed: Any,
) -> str:
    """Have the client consent to what is asked, or to some of it."""
    data = {
        "consent_id": new_id(),
        "client_id": client_id,
        "marks": marks(client_id, asked, data_classes),
        "valid_from": "2025-01-01",
        "valid_until": "2999-01-01",
        **changed,
    }
    town.hear("clients.consent_granted", data, tenant)
    return str(data["consent_id"])


def withdraw(town: Town, client_id: str, consent_id: str, tenant: str = WERL) -> None:
    data = {"consent_id": consent_id, "client_id": client_id}
    town.hear("clients.consent_withdrawn", data, tenant)


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
    if fields["legal_basis"] == "consent" and "consent_id" not in fields:
        fields["consent_id"] = consent(town, fields["client_id"], fields)
    town.do("submit_referral", tenant=WERL, **fields)
    return fields


def deliver(town: Town, asked: Plain = SCHOOL, **changed: Any) -> Plain:
    """Submit a referral and have it arrive."""
    fields = submit(town, asked, **changed)
    arrive(town, fields)
    return fields


def arrive(town: Town, referral: Plain, supersedes: str | None = None) -> None:
    """Have a submitted referral arrive."""
    data = {"referral_id": referral["referral_id"], "supersedes": supersedes}
    town.hear("referrals.referral_submitted", data, WERL)


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
