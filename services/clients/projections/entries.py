"""What is filed under each client; of what was filed in error, only that there was something."""

from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.clients.domain.entry import ENTRY, Entry
from services.clients.domain.entry_events import (
    EntryContentWithdrawn,
    EntryDiscarded,
    EntryEvent,
    EntryFiled,
    EntryMarkedInError,
    EntryReattributed,
)
from services.clients.domain.errors import EntryMisfiled
from services.clients.domain.events import ClientHandedOver
from services.clients.projections.records import as_kept, known_until
from shared.database import Row, Session
from shared.domain.errors import NotFound
from shared.domain.personal import legible
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

FILE: Final = """
    INSERT INTO entry (entry_id, tenant, owner, client_id, kind, title, state, filed_at, version)
    VALUES (%(entry_id)s, %(tenant)s,
            coalesce((SELECT owner FROM client WHERE client.client_id = %(client_id)s),
                     %(tenant)s),
            %(client_id)s, %(kind)s, %(title)s, 'filed', %(filed_at)s, %(version)s)
    ON CONFLICT (entry_id) DO NOTHING
"""
CHANGE: Final = """
    UPDATE entry SET state = %s, title = NULL, marked_at = coalesce(marked_at, %s), version = %s
     WHERE entry_id = %s
"""
PAGE: Final = """
    SELECT to_jsonb(entry) - 'tenant' - 'owner' AS item
      FROM entry
     WHERE client_id = %(client_id)s AND (%(until)s::timestamptz IS NULL OR filed_at < %(until)s)
     ORDER BY filed_at, entry_id
"""
ROW: Final = "SELECT to_jsonb(entry) - 'tenant' - 'owner' AS entry FROM entry WHERE entry_id = %s"
BECOMES: Final[dict[type[Any], str]] = {
    EntryMarkedInError: "in_error",
    EntryReattributed: "reattributed",
    EntryDiscarded: "discarded",
    EntryContentWithdrawn: "withdrawn",
}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case EntryFiled():
            place = {"tenant": recorded.tenant, "version": recorded.version}
            known = legible(recorded.event) | place
            db.execute(FILE, known | {"filed_at": recorded.recorded_at})
        case EntryEvent() as event:
            state, at = BECOMES[type(event)], recorded.recorded_at
            db.execute(CHANGE, (state, at, recorded.version, event.entry_id))
        case ClientHandedOver(client_id=client_id, to_tenant=owner):
            db.execute("UPDATE entry SET owner = %s WHERE client_id = %s", (owner, client_id))


def page(db: Session, asked: Page, client_id: UUID, until: datetime | None) -> Row:
    """Return one page of what is filed under a client."""
    return paged(db, PAGE, {"client_id": client_id, "until": until}, asked)


def row_of(db: Session, entry_id: UUID) -> Row:
    """Return what the table says of an entry, or raise `NotFound`."""
    row = db.one(ROW, (entry_id,))
    if row is None:
        raise NotFound(entry_id=str(entry_id))
    found: Row = row["entry"]
    return found


def opened(db: Session, store: PostgresEventStore, entry_id: UUID, asker: str) -> Row:
    """Return an entry with its content; raise `EntryMisfiled` in a wrong file.

    Raises `NotFound` for none, or for one that was filed after the asker's time.
    """
    found = row_of(db, entry_id)
    client_id = UUID(found["client_id"])
    require_time(db, found, asker)
    if found["state"] != "filed":
        raise EntryMisfiled(entry_id=str(entry_id), state=found["state"])
    with as_kept(db, client_id, asker):
        filed = replayed(store, entry_id).filed
    known = legible(filed) if filed else {}
    return found | {name: known.get(name) for name in ("content", "file", "dated")}


def require_time(db: Session, found: Row, asker: str) -> None:
    """Raise `NotFound` for what a former owner never had."""
    until = known_until(db, UUID(found["client_id"]), asker)
    if until and datetime.fromisoformat(found["filed_at"]) >= until:
        raise NotFound(entry_id=found["entry_id"])


def replayed(store: PostgresEventStore, entry_id: UUID) -> Entry:
    """Return the entry as its stream tells it."""
    return ENTRY.replay(store.read(entry_id).events)


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the table still says of a person whose key was destroyed."""
    db.execute("UPDATE entry SET title = NULL WHERE client_id = %s", (client_id,))


PROJECTION = Projection(name="entries", tables=("entry",), project=project)
