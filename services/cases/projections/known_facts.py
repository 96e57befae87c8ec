"""What the doors add to a command: who may ask, how a case stands, what a client consents to."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

from services.cases.domain.errors import NotYoursToAbort, NotYoursToAnswer
from services.cases.projections import (
    keeping,
    known_consents,
    known_referrals,
    plans_shown,
    transfers,
)
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.domain.working_days import day_of
from shared.eventstore.serialization import load

Payload = dict[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class InCase:
    """In which case something is asked."""

    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfPlan:
    """Which plan something is asked about."""

    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfTransfer:
    """Which transfer something is asked about, and when."""

    transfer_id: UUID
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Moving:
    """Where somebody moves to, and when it is asked for."""

    municipality: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Today:
    """When something is asked."""

    at: datetime


def part(cls: type[T], payload: Payload) -> T:
    """Return the fields of `payload` that `cls` has, or raise `Invalid`."""
    known = cls.__dataclass_fields__  # type: ignore[attr-defined]
    return load(cls, {name: value for name, value in payload.items() if name in known})


def day_in(payload: Payload) -> date:
    """Return on which day something is asked."""
    return day_of(part(Today, payload).at)


def keeper(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant the case is kept, for its owner.

    Raises `NotFound`, or `OwnershipMoved` for a former owner.
    """
    case_id = part(InCase, payload).case_id
    return str(keeping.owned_by(db, case_id, context.tenant)["tenant"])


def keeper_of_plan(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a plan is kept, for the owner of its case."""
    return keeper(db, {"case_id": case_of_plan(db, payload)}, context)


def case_of_plan(db: Session, payload: Payload) -> str:
    """Return in which case a plan is."""
    return str(plans_shown.case_of(db, part(OfPlan, payload).plan_id))


def keeper_for_receiver(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a transfer is kept, for the one to whom the case is offered."""
    side = transfers.side_of(db, part(OfTransfer, payload).transfer_id, context.tenant)
    if side["side"] != "receiver":
        raise NotYoursToAnswer
    return str(side["tenant"])


def keeper_for_giver(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a transfer is kept, for the one who offers the case."""
    side = transfers.side_of(db, part(OfTransfer, payload).transfer_id, context.tenant)
    if side["side"] != "giver":
        raise NotYoursToAbort
    return str(side["tenant"])


def case_in(db: Session, payload: Payload) -> Row:
    """Return the case something is asked in, or raise `NotFound`."""
    case_id = part(InCase, payload).case_id
    row = keeping.case_in(db, case_id)
    if row is None:
        raise NotFound(case_id=str(case_id))
    return row


def epoch(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the epoch under which the asker was let in, unless the asker names one."""
    return seen_epoch(case_in(db, payload), payload)


def seen_epoch(row: Row, payload: Payload) -> Payload:
    """Return the epoch that the asker has seen, else the one that holds."""
    seen = payload.get("ownership_epoch")
    return {"ownership_epoch": row["ownership_epoch"] if seen is None else seen}


def consent_known(db: Session, payload: Payload, context: Context) -> Payload:
    """Return whether the client agrees to be accompanied by the owner of the case."""
    row = case_in(db, payload)
    known = known_consents.to_case_management(db, row, day_in(payload))
    return seen_epoch(row, payload) | {"consent_known": known}


def basis_known(db: Session, payload: Payload, context: Context) -> Payload:
    """Return whether the client agrees to be accompanied, or agreed that the case moves along."""
    row, day = case_in(db, payload), day_in(payload)
    known = known_consents.to_case_management(db, row, day) or (
        row["ownership_epoch"] > 1 and known_consents.to_transfer(db, row, row["municipality"], day)
    )
    return seen_epoch(row, payload) | {"consent_known": known}


def open_referrals(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the referrals of the case that have not ended."""
    row = case_in(db, payload)
    known = [str(each) for each in known_referrals.open_in(db, row["case_id"])]
    return seen_epoch(row, payload) | {"open_referrals": known}


def open_goals(db: Session, payload: Payload, context: Context) -> Payload:
    """Return how many goals of the newest plan are still open."""
    row = case_in(db, payload)
    return seen_epoch(row, payload) | {"open_goals": plans_shown.open_goals(db, row["case_id"])}


def team(db: Session, payload: Payload, context: Context) -> Payload:
    """Return in which role and for whom one asks, and who owns the case."""
    row = case_in(db, payload)
    return seen_epoch(row, payload) | {
        "role": context.actor.role,
        "institution": context.actor.institution,
        "owner": row["owner"],
    }


def giver(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who owns the case, and whether the client consents that it moves along."""
    row, asked = case_in(db, payload), part(Moving, payload)
    known = known_consents.to_transfer(db, row, asked.municipality, day_of(asked.at))
    return seen_epoch(row, payload) | {"from_tenant": row["owner"], "consent_known": known}


def receiver(db: Session, payload: Payload, context: Context) -> Payload:
    """Return whether the client still consents that the case moves along."""
    asked = part(OfTransfer, payload)
    row = transfers.of_id(db, asked.transfer_id)
    case = case_in(db, {"case_id": str(row["case_id"])})
    known = known_consents.to_transfer(db, case, row["municipality"], day_of(asked.at))
    return {"consent_known": known}


def case_state(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the phase of a case that the asker owns."""
    row = keeping.owned_by(db, part(InCase, payload).case_id, context.tenant)
    return {"case_state": row["state"]}


def new_plan(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the phase of the case and whose it is."""
    row = case_in(db, payload)
    keeping.require_epoch(row, payload.get("ownership_epoch"))
    return {"case_state": row["state"], "client_id": str(row["client_id"])}


def known_plan(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the phase of the case that a plan is for."""
    row = case_in(db, {"case_id": case_of_plan(db, payload)})
    keeping.require_epoch(row, payload.get("ownership_epoch"))
    return {"case_state": row["state"]}


def same_epoch(db: Session, payload: Payload, context: Context) -> Payload:
    """Add nothing; raise `OwnershipMoved` if the asker has seen another epoch."""
    row = case_in(db, {"case_id": case_of_plan(db, payload)})
    keeping.require_epoch(row, payload.get("ownership_epoch"))
    return {}
