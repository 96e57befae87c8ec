"""The event store on PostgreSQL."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import orjson

from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.messages import Event
from shared.eventstore.schema import statement
from shared.eventstore.sealing import Header, decode, decode_clear, encode
from shared.eventstore.serialization import to_json
from shared.eventstore.store import Appended, CommandRepeated, Recorded, Stream
from shared.keyring.keyring import Keyring

APPEND = "SELECT * FROM append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
EXECUTE = (
    "EXECUTE append(%s, %s, %s, %s, %s::text[], %s::smallint[], %s::json[], %s::json[],"
    " %s, %s, %s, %s)"
)
REPEATED = -1
RECORDED = tuple.__new__  # a third quicker than by name, for each of millions


class PostgresEventStore:
    """The log of the service whose schema the session looks at, within its transaction."""

    def __init__(self, db: Session, keys: Keyring) -> None:
        """Read and write through `db`; seal and open with `keys`."""
        self._db = db
        self._keys = keys

    def read(self, stream_id: UUID, *, after: int = 0) -> Stream:
        """Return the events of a stream, oldest first, from version `after` + 1."""
        self._db.prepare("read_stream", statement("read_stream.sql"))
        rows = self._db.rows("EXECUTE read_stream(%s, %s)", (stream_id, after))
        return Stream([self._recorded(row) for row in rows])

    def append(
        self,
        stream_id: UUID,
        category: str,
        events: Sequence[Event],
        *,
        expected: int,
        context: Context,
    ) -> Appended | None:
        """Add `events` if the stream's version is `expected`, else change nothing: `None`."""
        encoded = [
            encode(event, Header(stream_id, version, event.type, event.version), self._keys)
            for version, event in enumerate(events, start=expected + 1)
        ]
        meta = to_json(meta_of(context))
        self._db.prepare("append", APPEND)
        row = self._db.one(
            EXECUTE,
            (
                stream_id,
                category,
                context.tenant,
                expected,
                [event.type for event in events],
                [event.version for event in events],
                [clear for clear, _ in encoded],
                [sealed for _, sealed in encoded],
                meta,
                context.occurred_at,
                context.command_id,
                context.fingerprint,
            ),
        )
        if row is None or row["o_version"] is None:
            return None
        if row["o_version"] == REPEATED:
            raise CommandRepeated(context.command_id)
        return Appended(recorded_from(row, stream_id, category, events, context, meta))

    def hold(self, stream_id: UUID) -> None:
        """Wait until nobody else writes to the stream, and keep others out until the end."""
        self._db.execute("SELECT hold_stream(%s)", (stream_id,))

    def after(self, position: int, limit: int) -> list[Recorded]:
        """Return the next events of the whole log, in order."""
        safe = self._db.rows("SELECT safe_position()")[0][0]
        with undisturbed():
            recorded = [self._recorded(row) for row in self._page(position, limit)]
        while recorded and recorded[-1].position > safe:
            recorded.pop()
        return recorded

    def visible_after(self, position: int) -> list[Recorded]:
        """Return every later event that is committed, even if others may still come before it."""
        return [self._recorded(row) for row in self._page(position, None)]

    def _page(self, position: int, limit: int | None) -> Iterator[tuple[Any, ...]]:
        return self._db.each(statement("read_log.sql"), {"position": position, "limit": limit})

    def _recorded(self, row: tuple[Any, ...]) -> Recorded:
        (type_, schema_version, stream_id, category, version, position, tenant, occurred_at,
         recorded_at, data, meta, sealed) = row  # fmt: skip
        if sealed:
            header = Header(stream_id, version, type_, schema_version)
            event = decode(header, data, sealed, self._keys)
        else:
            event = decode_clear(type_, schema_version, orjson.loads(data))
        return RECORDED(
            Recorded,
            (event, type_, schema_version, stream_id, category, version, position, tenant,
             occurred_at or recorded_at, recorded_at, meta),
        )  # fmt: skip


@contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector away while a page is read: all that is made there stays in use."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def meta_of(context: Context) -> dict[str, Any]:
    """Return what every event of a command carries along, as plain JSON values."""
    actor = context.actor
    meta = {
        "actor": {"user": actor.user, "role": actor.role, "institution": actor.institution},
        "command_id": str(context.command_id),
        "correlation_id": str(context.correlation_id),
        "causation_id": str(context.causation_id) if context.causation_id else None,
        "late_reason": context.late_reason,
        "legal_basis": context.legal_basis,
        "purpose": context.purpose,
        "traceparent": context.traceparent,
    }
    return {name: value for name, value in meta.items() if value is not None}


def recorded_from(
    row: Row,
    stream_id: UUID,
    category: str,
    events: Sequence[Event],
    context: Context,
    meta: str,
) -> list[Recorded]:
    """Return the events as they now stand in the log."""
    return [
        Recorded(
            event=event,
            type=event.type,
            schema_version=event.version,
            stream_id=stream_id,
            category=category,
            version=row["o_version"] - len(events) + number,
            position=position,
            tenant=context.tenant,
            occurred_at=context.occurred_at or row["o_recorded"],
            recorded_at=row["o_recorded"],
            meta_text=meta,
        )
        for number, (event, position) in enumerate(
            zip(events, row["o_positions"], strict=True), start=1
        )
    ]
