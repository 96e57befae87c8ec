"""What the doors and the subscriptions add: how a case stands, who consents, what is still open."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cases.projections import case_files, known_consents, known_referrals
from shared.database import Session
from shared.domain.context import Context
from shared.eventstore.serialization import load

Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class InCase:
    """In which case, and when."""

    case_id: UUID
    at: datetime


def asked_in(payload: Payload) -> InCase:
    """Return in which case something is asked, or raise `Invalid`."""
    named = {name: payload[name] for name in ("case_id", "at") if name in payload}
    return load(InCase, named)


def consent_known(db: Session, payload: Payload, context: Context) -> Payload:
    """Return whether the client agrees to case management; raise `NotFound` for no case."""
    asked = asked_in(payload)
    client_id = case_files.of_id(db, asked.case_id)["client_id"]
    return {"consent_known": known_consents.holds(db, client_id, asked.at)}


def open_referrals(db: Session, payload: Payload, context: Context) -> Payload:
    """Return how many referrals of the case have not ended."""
    return {"open_referrals": known_referrals.count_open(db, asked_in(payload).case_id)}


def case_state(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the phase of the case, or raise `NotFound`."""
    return {"case_state": case_files.of_id(db, asked_in(payload).case_id)["state"]}


def case_of_plan(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the phase of the case and whose it is, or raise `NotFound`."""
    row = case_files.of_id(db, asked_in(payload).case_id)
    return {"case_state": row["state"], "client_id": row["client_id"]}
