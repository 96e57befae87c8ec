"""What the doors look up before a command is decided on."""

from datetime import date
from typing import Any

from services.agencies.domain import commands as ask
from services.agencies.domain.errors import AgencyInactive, OnlyOwnCapacity, UnknownAgency
from services.agencies.projections import directory
from shared.database import Row, Session
from shared.domain.context import Context
from shared.messaging.wire import read_fields

Plain = dict[str, Any]


def for_assignment(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless the institution is there on all the days of its competence."""
    asked = read_fields(ask.AssignJurisdiction, payload)
    require_there(db, asked.agency, asked.valid_until)
    return {}


def for_merger(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless the successor is there, and stays."""
    require_there(db, read_fields(ask.MergeAgency, payload).into, None)
    return {}


def for_policy(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `UnknownAgency` where deadlines are set for an institution that nobody knows."""
    if agency := read_fields(ask.SetSlaPolicy, payload).agency:
        require_known(db, agency)
    return {}


def for_closing(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `UnknownAgency` where closing days are set for an institution that nobody knows."""
    if agency := read_fields(ask.SetClosingDays, payload).agency:
        require_known(db, agency)
    return {}


def for_capacity(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `OnlyOwnCapacity` unless the institution itself speaks, or the registrar."""
    asked = read_fields(ask.DeclareCapacity, payload)
    if context.actor.role != "registrar" and context.actor.institution != asked.agency:
        raise OnlyOwnCapacity(agency=asked.agency)
    return {}


def keeper_of(db: Session, payload: Plain, context: Context) -> str:
    """Return under whose name the institution stands in the directory."""
    agency = read_fields(ask.DeclareCapacity, payload).agency
    return str(require_known(db, agency)["tenant"])


def require_known(db: Session, agency: str) -> Row:
    """Return the entry of an institution, or raise `UnknownAgency`."""
    known = directory.known(db, agency)
    if known is None:
        raise UnknownAgency(agency=agency)
    return known


def require_there(db: Session, agency: str, last: date | None) -> None:
    """Raise a refusal unless the institution is in the directory up to the last day."""
    ended: date | None = require_known(db, agency)["ended_from"]
    if ended and (last is None or ended <= last):
        raise AgencyInactive(agency=agency, since=str(ended))
