"""The desks between which referrals go: the sender's, the agencies', and what each hears."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from services.referrals.service import REACTIONS
from shared.domain.context import Actor
from shared.messaging.envelope import Delivery
from tests.integration.clients.town import Plain, Town

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


def hear(town: Town, type_: str, data: Plain, tenant: str = WERL, event_id: str = "") -> None:
    """Have the service hear of an event."""
    now = datetime.now(UTC)
    delivery = Delivery(
        event_id=UUID(event_id or new_id()),
        service=type_.partition(".")[0],
        type=type_,
        schema_version=1,
        stream_id=uuid4(),
        category="any",
        version=1,
        position=1,
        previous_position=0,
        occurred_at=now,
        recorded_at=now,
        tenant=tenant,
        correlation_id=uuid4(),
        causation_id=None,
        command_id=None,
        actor=Actor(user="somebody", role="somebody", institution=tenant),
        legal_basis=None,
        purpose=None,
        sealed_hash=None,
        traceparent=None,
        data=data,
        body=b"",
    )
    REACTIONS.handle(town.execution, "referrals", [delivery])


def make_competent(town: Town, service: str, agency: str, **changed: Any) -> None:
    data = {
        "service": service,
        "municipality": WERL,
        "agency": agency,
        "valid_from": "2020-01-01",
        "valid_until": None,
    }
    hear(town, "agencies.jurisdiction_assigned", {**data, **changed}, KREIS)


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
    hear(town, "clients.consent_granted", data)
    return str(data["consent_id"])


def withdraw(town: Town, client_id: str, consent_id: str, asked: Plain = SCHOOL) -> None:
    purpose = f"referral:{asked['service']}"
    data = {"consent_id": consent_id, "client_id": client_id, "purpose": purpose}
    hear(town, "clients.consent_withdrawn", data)


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
    hear(town, "referrals.referral_submitted", {"referral_id": fields["referral_id"]})
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
