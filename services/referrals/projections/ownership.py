"""Whose referral it is, and who may act on it in whose name."""

from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from services.referrals.domain.errors import NotYourReferral, OwnershipMoved
from services.referrals.projections import known_cases
from services.referrals.projections.questions import OneCase, OneReferral
from services.referrals.projections.referrals import in_sight
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.eventstore.serialization import load

Payload = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class ByEither(OneReferral):
    """A step that recipient and sender can take; the recipient says which institution it is."""

    agency: str | None = None


def part(cls: type[T], payload: Payload) -> T:
    """Return the fields of `payload` that `cls` has, or raise `Invalid`."""
    known = cls.__dataclass_fields__  # type: ignore[attr-defined]
    return load(cls, {name: value for name, value in payload.items() if name in known})


def recipient(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant the referral is kept to which the asker's institution answers.

    Raises `NotFound` for one that cannot be seen, `NotYourReferral` in the name of another.
    """
    row = referral_in(db, payload)
    if part(ByEither, payload).agency != context.actor.institution:
        raise NotYourReferral
    return str(row["tenant"])


def sender(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant the referral is kept that the asker's tenant works on.

    Raises `NotFound` for one that never was its own, `OwnershipMoved` for one that is no longer.
    """
    row = referral_in(db, payload)
    require_owner(row, context)
    return str(row["tenant"])


def require_owner(row: Row, context: Context) -> None:
    """Raise `NotFound` or `OwnershipMoved` unless the asker's tenant works on the referral."""
    if context.tenant == row["owner"]:
        return
    if context.tenant != row["tenant"]:
        raise NotFound(referral_id=str(row["referral_id"]))
    raise OwnershipMoved(owner=row["owner"], ownership_epoch=row["ownership_epoch"])


def beginner(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a referral is begun, or the draft of it was.

    Raises `OwnershipMoved` where the case belongs to another by now.
    """
    known_cases.require_own(db, part(OneCase, payload).case_id, context.tenant)
    row = in_sight(db, part(OneReferral, payload).referral_id)
    if row is None:
        return context.tenant
    require_owner(row, context)
    return str(row["tenant"])


def either(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant the referral is kept, for its recipient or its sender."""
    by_agency = part(ByEither, payload).agency
    return (recipient if by_agency else sender)(db, payload, context)


def sender_or_coordination(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant it is kept; the coordination may ask about everybody's."""
    if context.actor.role != "coordination":
        return sender(db, payload, context)
    referral_id = part(OneReferral, payload).referral_id
    row = db.one("SELECT tenant FROM referral_progress WHERE referral_id = %s", (referral_id,))
    if row is None:
        raise NotFound(referral_id=str(referral_id))
    return str(row["tenant"])


def referral_in(db: Session, payload: Payload) -> Row:
    """Return the referral a command is about, or raise `NotFound` for one that cannot be seen."""
    referral_id: UUID = part(OneReferral, payload).referral_id
    row = in_sight(db, referral_id)
    if row is None:
        raise NotFound(referral_id=str(referral_id))
    return row
