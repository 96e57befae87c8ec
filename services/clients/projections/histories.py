"""All that has happened with a client: the record, the consents, the entries, the breaches."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.clients.domain.breach import BREACH
from services.clients.domain.client import CLIENT
from services.clients.domain.consent import CONSENT
from services.clients.domain.entry import ENTRY
from services.clients.domain.person import Client
from services.clients.projections import links, records
from services.clients.projections.questions import Past
from shared.database import Row, Session
from shared.domain.aggregate import Aggregate
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore

STREAMS: Final = """
    SELECT 'consent' AS category, consent_id AS id FROM consent WHERE client_id = %(client_id)s
     UNION ALL SELECT 'entry', entry_id FROM entry WHERE client_id = %(client_id)s
     UNION ALL SELECT 'breach', breach_id FROM breach WHERE client_id = %(client_id)s
     ORDER BY 1, 2
"""
KINDS: Final[dict[str, Aggregate[Any]]] = {
    each.category: each for each in (CLIENT, CONSENT, ENTRY, BREACH)
}


def told(
    db: Session, store: PostgresEventStore, asked: Past, *, asker: str, content: bool
) -> list[Row]:
    """Return what happened with a client, and with those linked whose records are the asker's.

    A former owner is told until the hand-over. Raises `UnknownClient`.
    """
    records.place_of(db, asked.client_id)
    linked = [UUID(each["client_id"]) for each in links.linked_with(db, asked.client_id)
              if each["readable"]]  # fmt: skip
    events: list[Row] = []
    for client_id in (asked.client_id, *linked):
        until = earliest(asked.as_of, records.known_until(db, client_id, asker))
        streams = streams_of(db, client_id)
        with records.as_kept(db, client_id, asker):
            for category, id_ in streams:
                events += story(KINDS[category], store, id_, content, until, asked.as_true_on)
    events.sort(key=lambda happening: happening["recorded_at"])
    return events


def streams_of(db: Session, client_id: UUID) -> list[tuple[str, UUID]]:
    """Return the streams that tell of a client, the record first."""
    rows = db.all(STREAMS, {"client_id": client_id})
    return [("client", client_id), *((row["category"], row["id"]) for row in rows)]


def story(
    kind: Aggregate[Any],
    store: PostgresEventStore,
    id_: UUID,
    content: bool,
    as_of: datetime | None,
    as_true_on: datetime | None,
) -> list[Row]:
    """Return what happened to one thing; of an entry in a wrong file only that it was there."""
    recorded = store.read(id_).recorded
    now = kind.replay(each.event for each in recorded)
    legible = content and (kind is not ENTRY or now.state == "filed")
    return narrate(kind, recorded, standing, content=legible, as_of=as_of, as_true_on=as_true_on)


def standing(state: Any) -> Row:
    """Return how something stands, as a history shows it."""
    if not isinstance(state, Client):
        return {"state": state.state}
    return {
        "state": "restricted" if state.restricted is not None else "registered",
        "protected": state.protected,
        "ownership_epoch": state.ownership_epoch,
    }


def earliest(*moments: datetime | None) -> datetime | None:
    """Return the first of the moments that are there."""
    known = [each for each in moments if each is not None]
    return min(known) if known else None
