"""What the doors add to a command: what is known of consents, competences, deadlines, people."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from services.referrals.projections import (
    competences,
    known_agencies,
    known_clients,
    known_consents,
)
from services.referrals.projections.ownership import part, referral_in
from services.referrals.projections.questions import OneReferral
from shared.database import Session
from shared.domain.context import Context
from shared.domain.working_days import day_of

Payload = dict[str, Any]

ACTIVE = """
    SELECT referral_id
      FROM referral
     WHERE case_id = %(case_id)s AND service = %(service)s AND addressed_to = %(recipient)s
       AND NOT waiting_on = 'nobody'
     ORDER BY referral_id
"""


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What decides which warning a draft needs."""

    service: str
    recipient: str


@dataclass(frozen=True, kw_only=True)
class Submission(Draft):
    """What decides which facts a submission needs."""

    case_id: UUID
    client_id: UUID
    municipality: str
    at: datetime
    consent_id: UUID | None = None
    data_classes: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Opening(OneReferral):
    """Which classes are to be read; all of them, if none are named."""

    data_classes: list[str] | None = None


@dataclass(frozen=True, kw_only=True)
class Resumption(OneReferral):
    """When it is to go on."""

    at: datetime


def for_draft(db: Session, payload: Payload, context: Context) -> Payload:
    """Return how much room the recipient has."""
    asked = part(Draft, payload)
    return {"capacity": known_agencies.capacity(db, asked.service, asked.recipient)}


def for_approval(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who asks."""
    return {"approved_by": context.actor.user}


def for_submission(db: Session, payload: Payload, context: Context) -> Payload:
    """Return what the client consented to, who is competent, and how long answers may take."""
    asked = part(Submission, payload)
    day, wanted = day_of(asked.at), known_consents.wanted_of(vars(asked))
    return {
        "consent": known_consents.named(db, asked.consent_id, wanted),
        "competent": competences.competent(db, asked.service, asked.municipality, day),
        "policy": vars(known_agencies.policy(db, asked.service, asked.recipient, day)),
        "closed": dates(known_agencies.closed(db, asked.recipient, asked.municipality)),
        "active": [str(row["referral_id"]) for row in db.all(ACTIVE, vars(asked))],
        "restricted": known_clients.is_restricted(db, asked.client_id),
        "submitted_by": context.actor.user,
    }


def for_opening(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the consent that the referral rests on, as it is known now."""
    asked, row = part(Opening, payload), referral_in(db, payload)
    classes = row["data_classes"] if asked.data_classes is None else asked.data_classes
    wanted = known_consents.wanted_of(row | {"data_classes": classes})
    return {"consent": known_consents.named(db, row["consent_id"], wanted)}


def for_resumption(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the consent of the client on which the referral could go on."""
    day, row = day_of(part(Resumption, payload).at), referral_in(db, payload)
    return {"consent": known_consents.best(db, known_consents.wanted_of(row), day)}


def dates(days: list[Any]) -> list[str]:
    """Return days as a request has them."""
    return [day.isoformat() for day in days]
