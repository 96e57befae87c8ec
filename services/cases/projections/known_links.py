"""Who turned out to be the same person."""

from typing import Final

from services.cases.foreign_events import ClientsMerged, ClientsUnmerged, OfLink
from shared.database import Session
from shared.messaging.envelope import Delivery

NOTE: Final = """
    INSERT INTO known_link (link_id, client_id, other_client_id, merged, version)
    VALUES (%(link_id)s, %(client_id)s, %(other_client_id)s, %(merged)s, %(version)s)
    ON CONFLICT (link_id) DO UPDATE SET merged = excluded.merged, version = excluded.version
     WHERE known_link.version < excluded.version
"""


def merged(db: Session, fact: ClientsMerged, delivery: Delivery) -> None:
    """Take note that two are one, unless something later was heard of first."""
    note(db, fact, delivery, merged=True)


def unmerged(db: Session, fact: ClientsUnmerged, delivery: Delivery) -> None:
    """Take note that two are two after all, unless something later was heard of first."""
    note(db, fact, delivery, merged=False)


def note(db: Session, fact: OfLink, delivery: Delivery, *, merged: bool) -> None:
    """Take note of whether two are one."""
    db.later(NOTE, vars(fact) | {"merged": merged, "version": delivery.version})
