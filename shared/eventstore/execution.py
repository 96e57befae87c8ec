"""From a command to its events: read, decide, append, in one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from shared.database import Database, DatabaseAway, DatabaseBusy, Session
from shared.domain.aggregate import Aggregate
from shared.domain.context import Context
from shared.domain.errors import AlreadyExists, Busy, KeyReused, NotFound, Refusal, StaleVersion
from shared.domain.messages import Command
from shared.eventstore.clock import clock_of
from shared.eventstore.narration import told_by
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.service import Service
from shared.eventstore.store import CommandRepeated, Recorded, Stream
from shared.eventstore.waking import keep_in_step
from shared.eventstore.work import Work
from shared.keyring.keyring import Keyring

ATTEMPTS = 4
FIRST_ANSWER = "SELECT * FROM command WHERE command_id = %s"


@dataclass(frozen=True)
class Answer:
    """What became of a command: the stream's version, and the types of the events that followed.

    `repeated` says that it had been done before and this is the first answer again.
    """

    stream_id: UUID
    version: int
    position: int | None
    events: tuple[str, ...]
    repeated: bool = False


class Execution:
    """Executes the commands of one service, and answers about its history."""

    def __init__(
        self,
        service: Service,
        database: Database,
        log_database: Database,
        keys: Keyring,
        *,
        settable_clock: bool = False,
    ) -> None:
        """Use `database` for one tenant at a time, `log_database` where all are seen."""
        self.service = service
        self.database = database
        self.log_database = log_database
        self.keys = keys
        self.settable_clock = settable_clock

    def now(self, db: Session | None = None) -> datetime:
        """Return what time it is: for this machine or, where it can be set, for the database."""
        if not self.settable_clock:
            return datetime.now(UTC)
        if db is not None:
            return clock_of(db)
        with self.database.session() as own:
            return clock_of(own)

    def execute(self, command: Command, context: Context) -> Answer:
        """Do what `command` asks, once, however often it is sent.

        Raises a `Refusal`; then nothing has happened. Raises `DatabaseAway` when nobody can know:
        sending the same command again is safe.
        """
        for _ in range(ATTEMPTS - 1):
            with suppress(DatabaseBusy, DatabaseAway):
                return self._execute_once(command, context)
        try:
            return self._execute_once(command, context)
        except DatabaseBusy as error:
            raise Busy from error

    def _execute_once(self, command: Command, context: Context) -> Answer:
        try:
            with self.database.session(context.tenant) as db:
                answer = self.within(db, command, context)
            return answer if answer.events else self.first_answer(context) or answer
        except CommandRepeated as repeated:
            first = self.first_answer(context)
            if first is None:
                raise KeyReused from repeated
            return first
        except Refusal:
            first = self.first_answer(context)
            if first is None:
                raise
            return first

    def first_answer(self, context: Context) -> Answer | None:
        """Return the answer to a command that was done before.

        Raises `KeyReused` where it was another command.
        """
        with self.database.session(context.tenant) as db:
            row = db.one(FIRST_ANSWER, (context.command_id,))
        if row is None:
            return None
        if row["fingerprint"] != context.fingerprint:
            raise KeyReused
        return Answer(
            row["stream_id"], row["version"], row["position"], tuple(row["types"]), repeated=True
        )

    def within(self, db: Session, command: Command, context: Context) -> Answer:
        """Do what `command` asks as part of the transaction of `db`."""
        aggregate = self.service.deciders[type(command)]
        store = PostgresEventStore(db, self.keys)
        stream_id = aggregate.stream_of(command)
        for _ in range(ATTEMPTS):
            stream = store.read(stream_id)
            require_open(aggregate, stream, command, context)
            state = aggregate.replay(stream.events)
            events = aggregate.decide(state, command)
            if not events:
                return Answer(stream_id, stream.version, None, ())
            appended = store.append(
                stream_id, aggregate.category, events, expected=stream.version, context=context
            )
            if appended:
                keep_in_step(db, aggregate, stream_id, context.tenant, state, events)
                self.project(db, appended.recorded)
                types = tuple(event.type for event in events)
                return Answer(stream_id, appended.version, appended.position, types)
            store.hold(stream_id)
            require_visible(store, stream, stream_id)
        raise Busy

    def project(self, db: Session, recorded: list[Recorded]) -> None:
        """Bring the own read models up to date."""
        for projection in self.service.projections:
            for each in recorded:
                projection.project(db, each)

    @contextmanager
    def work(self, *, all_tenants: bool = False) -> Iterator[Work]:
        """Open one transaction for handling foreign events."""
        database = self.log_database if all_tenants else self.database
        with database.session() as db:
            yield Work(self, db)

    def history(
        self,
        aggregate: Aggregate[Any],
        stream_id: UUID,
        tenant: str,
        as_of: datetime | None = None,
        as_true_on: datetime | None = None,
    ) -> list[tuple[Recorded, Any]]:
        """Return each event with the state after it: known at `as_of`, true at `as_true_on`."""
        with self.database.session(tenant) as db:
            recorded = PostgresEventStore(db, self.keys).read(stream_id).recorded
        state, steps = aggregate.initial, []
        for each in told_by(recorded, as_of, as_true_on):
            state = aggregate.evolve(state, each.event)
            steps.append((each, state))
        return steps


def require_open(
    aggregate: Aggregate[Any], stream: Stream, command: Command, context: Context
) -> None:
    """Raise `NotFound` or `StaleVersion` unless `command` may be decided upon as things stand."""
    if not stream.version and type(command) not in aggregate.beginnings:
        raise NotFound
    if stream.version and stream.recorded[0].category != aggregate.category:
        raise NotFound
    seen = context.expected_version
    if seen is not None and seen != stream.version and type(command) not in aggregate.commuting:
        missed = [missed_event(recorded) for recorded in stream.recorded[max(seen, 0) :]]
        raise StaleVersion(expected=seen, current=stream.version, missed=missed)


def missed_event(recorded: Recorded) -> dict[str, Any]:
    """Return what somebody who was slower is told: what happened meanwhile, and who did it."""
    return {
        "type": recorded.type,
        "version": recorded.version,
        "by": recorded.actor.user,
        "role": recorded.actor.role,
        "recorded_at": recorded.recorded_at,
    }


def require_visible(store: PostgresEventStore, seen: Stream, stream_id: UUID) -> None:
    """Raise `AlreadyExists` where a conflict came from a stream that this tenant cannot see."""
    if not seen.version and not store.read(stream_id).version:
        raise AlreadyExists
