"""What the doors add to a command: which consent holds, who is competent, whose referral it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from services.referrals.domain.calendar import day_of
from services.referrals.domain.package import purpose_of
from services.referrals.projections import competences, known_consents
from services.referrals.projections.questions import OneReferral
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.eventstore.serialization import load

Payload = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What decides which facts a submission needs."""

    service: str
    municipality: str
    at: datetime
    consent_id: UUID | None = None


def part(cls: type[T], payload: Payload) -> T:
    """Return the fields of `payload` that `cls` has, or raise `Invalid`."""
    known = cls.__dataclass_fields__  # type: ignore[attr-defined]
    return load(cls, {name: value for name, value in payload.items() if name in known})


def for_submission(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the consent named, as far as it is known, and the competent institutions."""
    asked = part(Submission, payload)
    day = day_of(asked.at)
    return {
        "consent": known_consents.of_id(db, asked.consent_id),
        "competent": competences.competent(db, asked.service, asked.municipality, day),
    }


def for_opening(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the consent that the referral rests on, as it is known now."""
    row = referral_in(db, payload)
    return {"consent": known_consents.of_id(db, row["consent_id"])}


def for_resumption(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the consent of the client on which the referral could go on."""
    row = referral_in(db, payload)
    purpose = purpose_of(row["service"] or "")
    return {"consent": known_consents.newest(db, row["client_id"], row["recipient"], purpose)}


def owner(db: Session, payload: Payload, context: Context) -> str:
    """Return whose referral this is: one's own, or one addressed to the asker's institution.

    Raises `NotFound` for any other.
    """
    return str(referral_in(db, payload)["tenant"])


def owner_for_coordination(db: Session, payload: Payload, context: Context) -> str:
    """Return whose referral this is; the coordination may ask about everybody's."""
    if context.actor.role != "coordination":
        return owner(db, payload, context)
    referral_id = part(OneReferral, payload).referral_id
    row = db.one("SELECT tenant FROM referral_progress WHERE referral_id = %s", (referral_id,))
    if row is None:
        raise NotFound(referral_id=str(referral_id))
    return str(row["tenant"])


def referral_in(db: Session, payload: Payload) -> Row:
    """Return the referral a command is about, or raise `NotFound` for one that cannot be seen."""
    referral_id = part(OneReferral, payload).referral_id
    row = db.one("SELECT * FROM referral WHERE referral_id = %s", (referral_id,))
    if row is None:
        raise NotFound(referral_id=str(referral_id))
    return row
