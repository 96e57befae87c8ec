"""Under which tenant something is kept, for whoever is in charge of it by now.

What was begun stays where it was begun. When its person moves, the new owner works on it there,
and the old one is refused: `OwnershipMoved`.
"""

from typing import Any, Final
from uuid import UUID

from services.clients.domain.errors import NotWithinTheLink, OwnershipMoved, UnknownClient
from services.clients.projections import records
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound

Payload = dict[str, Any]

FIND: Final = {
    "consent_id": "SELECT tenant, owner, client_id FROM consent WHERE consent_id = %s",
    "entry_id": "SELECT tenant, owner, client_id FROM entry WHERE entry_id = %s",
    "breach_id": "SELECT tenant, owner, client_id FROM breach WHERE breach_id = %s",
    "household_id": "SELECT tenant, owner FROM household WHERE household_id = %s",
    "link_id": "SELECT tenant, owner FROM identity_link WHERE link_id = %s",
}
HOME: Final = "SELECT tenant, owner FROM client_home WHERE client_id = %s"
FILED_UNDER: Final = """
    SELECT client_id FROM entry WHERE entry_id = %(id)s
     UNION ALL
    SELECT client_id FROM consent WHERE consent_id = %(id)s
"""


def of_client(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a client's record is kept, for its owner."""
    place = records.place_of(db, UUID(payload["client_id"]))
    if place["owner"] != context.tenant:
        raise OwnershipMoved(owner=place["owner"], ownership_epoch=place["ownership_epoch"])
    return str(place["tenant"])


def of_consent(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a consent is kept, for its owner."""
    return owned(found(db, payload, "consent_id"), context)


def of_any_consent(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a consent is kept: whoever knows it may take it back."""
    return str(found(db, payload, "consent_id")["tenant"])


def of_entry(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant an entry is kept, for its owner."""
    return owned(found(db, payload, "entry_id"), context)


def of_breach(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant an assessment is kept, for its owner."""
    return owned(found(db, payload, "breach_id"), context)


def of_household(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a household is kept, for its owner."""
    return owned(found(db, payload, "household_id"), context)


def of_link(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a link is kept, for both sides."""
    return str(found(db, payload, "link_id")["tenant"])


def of_link_with_record(db: Session, payload: Payload, context: Context) -> str:
    """Return under which tenant a link is kept, for the side that has filed the record.

    Raises `NotWithinTheLink` where it is filed under somebody else, or elsewhere.
    """
    row = db.one(FILED_UNDER, {"id": UUID(payload["record_id"])})
    if row is None or row["client_id"] != UUID(payload["filed_under"]):
        raise NotWithinTheLink
    return of_link(db, payload, context)


def found(db: Session, payload: Payload, name: str) -> Row:
    """Return where the thing with the id `name` is kept, or raise `NotFound`."""
    row = db.one(FIND[name], (UUID(payload[name]),))
    if row is None:
        raise NotFound(**{name: payload[name]})
    return row


def owned(row: Row, context: Context) -> str:
    """Return the tenant of a row, or raise `OwnershipMoved` for a former owner."""
    if row["owner"] != context.tenant:
        raise OwnershipMoved(owner=row["owner"])
    return str(row["tenant"])


def home_of(db: Session, client_id: UUID) -> Row:
    """Return which tenant keeps somebody's record and which is in charge; or `UnknownClient`."""
    row = db.one(HOME, (client_id,))
    if row is None:
        raise UnknownClient(client_id=str(client_id))
    return row
