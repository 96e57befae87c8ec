"""Forgets a person whose key was destroyed: purges what any table still says."""

from typing import Final
from uuid import UUID

from services.clients.projections import clients, consents, entries, households
from shared.database import Session

HOLDING: Final = (clients, consents, entries, households)


def forget(db: Session, client_id: UUID) -> None:
    """Purge all tables; a rebuild afterwards gives the same empty places."""
    for each in HOLDING:
        each.forget(db, client_id)
