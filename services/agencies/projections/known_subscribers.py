"""What the doors for subscriptions and signing keys look up before a command is decided on."""

from datetime import datetime

from services.agencies.domain.errors import OnlyOwnInstitution
from services.agencies.projections import directory, subscriptions
from services.agencies.projections.known_facts import Plain, require_known, require_there
from shared.database import Session
from shared.domain.context import Context
from shared.domain.working_days import day_of


def keeper_of(db: Session, payload: Plain, context: Context) -> str:
    """Return under whose name the institution stands in the directory."""
    return str(require_known(db, payload["agency"])["tenant"])


def for_request(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless an active institution asks for itself, or the registrar for it."""
    return for_key(db, payload, context) | {
        "institution_kind": directory.kind_of(db, payload["agency"]),
        "by": context.actor.user,
    }


def for_key(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless an active institution has its key entered, or the registrar does."""
    for_revocation(db, payload, context)
    require_active(db, payload["agency"], payload)
    return {}


def for_revocation(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise `OnlyOwnInstitution` unless the institution itself speaks, or the registrar."""
    agency = payload["agency"]
    if context.actor.role != "registrar" and context.actor.institution != agency:
        raise OnlyOwnInstitution(agency=agency)
    return {}


def for_approval(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless the institution is still active; say of which kind it is."""
    return for_resumption(db, payload, context) | for_answer(db, payload, context)


def for_answer(db: Session, payload: Plain, context: Context) -> Plain:
    """Say who answers."""
    return {"by": context.actor.user}


def for_resumption(db: Session, payload: Plain, context: Context) -> Plain:
    """Raise a refusal unless the institution is still active; say of which kind it is."""
    agency = subscriptions.whose(db, payload["subscription_id"])
    if agency is None:
        return {"institution_kind": ""}
    require_active(db, agency, payload)
    return {"institution_kind": directory.kind_of(db, agency)}


def require_active(db: Session, agency: str, payload: Plain) -> None:
    """Raise a refusal unless the institution is in the directory today."""
    require_there(db, agency, day_of(datetime.fromisoformat(payload["at"])))
