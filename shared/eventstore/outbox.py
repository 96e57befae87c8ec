"""The log as the relay reads it: in order, by one leader at a time."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.database import Connection, Database, DatabaseAway
from shared.eventstore.schema import statement, tag_of
from shared.eventstore.service import Service
from shared.eventstore.store import event_id

RELAY = "broker"
LEADERSHIP = 4712 << 32
PATIENCE = 60.0
LIMITS = (
    "SELECT set_config('idle_session_timeout', %(patience)s, false),"
    " set_config('idle_in_transaction_session_timeout', %(patience)s, false)"
)

# They travel together, and are yet two statements, each with its own view of what is committed.
FIRST_THE_SAFE_POSITION = "SELECT set_config('wegakte.safe', safe_position()::text, true)"
THEN_THE_EVENTS = (
    "SELECT * FROM ({}) AS page WHERE position <= current_setting('wegakte.safe')::bigint"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogRow:
    """A stored event as it is published: the clear part as written, of the sealed its hash."""

    position: int
    stream_id: UUID
    category: str
    version: int
    type: str
    schema_version: int
    recorded_at: datetime
    occurred_at: datetime
    tenant: str
    data: str
    meta: dict[str, Any]
    sealed_hash: str | None

    @property
    def event_id(self) -> UUID:
        """The event's id."""
        return event_id(self.stream_id, self.version)


class PostgresEventLog:
    """The outbox of one service, on a connection of its own.

    Leadership is a lock that ends with the connection; the epoch fences off a leader that was
    asleep and does not know that it was replaced.
    """

    def __init__(self, database: Database, service: Service, patience: float = PATIENCE) -> None:
        """Read the log of `service` as its log role.

        The server hangs up on whoever says nothing for `patience` seconds: a leader that is frozen,
        or whose machine is gone, makes room for another.
        """
        self._database = database
        self._limits = {"patience": f"{patience * 1000:.0f}ms"}
        self._key = LEADERSHIP | tag_of(service.name)
        self._connection: Connection | None = None

    def try_lead(self) -> bool:
        """Say whether this is the leader now. Raises `DatabaseAway`."""
        return bool(self._rows("SELECT pg_try_advisory_lock(%s)", (self._key,))[0][0])

    def take_over(self) -> tuple[int, int]:
        """Begin an epoch; return the position that was published last, and the epoch."""
        position, epoch = self._rows(
            "INSERT INTO relay (name, position, epoch) VALUES (%s, 0, 1) ON CONFLICT (name)"
            " DO UPDATE SET epoch = relay.epoch + 1 RETURNING position, epoch",
            (RELAY,),
        )[0]
        return position, epoch

    def after(self, position: int, limit: int) -> list[LogRow]:
        """Return the next events in order; none that could still appear earlier is skipped."""
        with self._own().session() as db:
            db.later(FIRST_THE_SAFE_POSITION)
            page = statement("read_outbox.sql")
            rows = db.all(THEN_THE_EVENTS.format(page), {"position": position, "limit": limit})
        return [LogRow(**row) for row in rows]

    def checkpoint(self, position: int, epoch: int) -> bool:
        """Note that all up to `position` is published; `False` if another leads by now."""
        return bool(
            self._rows(
                "UPDATE relay SET position = %s, updated_at = now()"
                " WHERE name = %s AND epoch = %s AND position <= %s RETURNING epoch",
                (position, RELAY, epoch, position),
            )
        )

    def release(self) -> None:
        """Give up leadership and hang up."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def _own(self) -> Connection:
        if self._connection is None or not self._connection.usable:
            self._connection = self._database.connect()
            with self._connection.session() as db:
                db.execute(LIMITS, self._limits)
        return self._connection

    def _rows(self, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        try:
            with self._own().session() as db:
                return db.rows(sql, parameters)
        except DatabaseAway:
            with suppress(DatabaseAway):
                self.release()
            raise
