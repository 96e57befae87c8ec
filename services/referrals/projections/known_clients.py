"""Of whom nothing may be disclosed at present, and which records are of one person."""

from uuid import UUID

from services.referrals.foreign_events import (
    ClientsMerged,
    ClientsUnmerged,
    ProcessingRestricted,
    ProcessingUnrestricted,
)
from shared.database import Session
from shared.messaging.envelope import Delivery

RESTRICT = """
    INSERT INTO known_restriction (client_id, restricted)
    VALUES (%(client_id)s, %(restricted)s)
    ON CONFLICT (client_id) DO UPDATE SET restricted = excluded.restricted
"""
IS_RESTRICTED = "SELECT FROM known_restriction WHERE client_id = %s AND restricted"
MERGE = """
    INSERT INTO known_merge (link_id, client_id, other_client_id, merged, since)
    VALUES (%(link_id)s, %(client_id)s, %(other_client_id)s, true, %(since)s)
    ON CONFLICT (link_id) DO NOTHING
"""
UNMERGE = """
    INSERT INTO known_merge (link_id, merged, since)
    VALUES (%(link_id)s, false, %(since)s)
    ON CONFLICT (link_id) DO UPDATE SET merged = false
"""


def restricted(db: Session, fact: ProcessingRestricted, delivery: Delivery) -> None:
    """Take note that nothing may be disclosed of a client."""
    db.later(RESTRICT, vars(fact) | {"restricted": True})


def unrestricted(db: Session, fact: ProcessingUnrestricted, delivery: Delivery) -> None:
    """Take note that it may again."""
    db.later(RESTRICT, vars(fact) | {"restricted": False})


def merged(db: Session, fact: ClientsMerged, delivery: Delivery) -> None:
    """Take note that two records are of one person."""
    db.later(MERGE, vars(fact) | {"since": delivery.recorded_at})


def unmerged(db: Session, fact: ClientsUnmerged, delivery: Delivery) -> None:
    """Take note that they are not, after all."""
    db.later(UNMERGE, vars(fact) | {"since": delivery.recorded_at})


def is_restricted(db: Session, client_id: UUID) -> bool:
    """Say whether nothing may be disclosed of a client."""
    return bool(db.rows(IS_RESTRICTED, (client_id,)))
