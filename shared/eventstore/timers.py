"""What is due by time alone: a timer for each stream that waits for a moment, fired once."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

import structlog

from shared.database import Session
from shared.domain.aggregate import Aggregate
from shared.domain.context import Actor, Context
from shared.domain.errors import Refusal
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.store import Stream
from shared.eventstore.waking import forget, remember

# Who is just writing to the stream moves the timer anyway, and must not wait for us in turn.
HOLD = "SELECT set_config('lock_timeout', '200ms', true), hold_stream(%s)"
RESET = "SET LOCAL lock_timeout = DEFAULT"
TAKE = """
    DELETE FROM timer
     WHERE stream_id = (SELECT stream_id FROM timer
                         WHERE try_at <= (SELECT clock.wegakte_now())
                         ORDER BY try_at
                         LIMIT 1
                           FOR UPDATE SKIP LOCKED)
    RETURNING stream_id, category, tenant, due_at, failures, clock.wegakte_now() AS now
"""
PUT_OFF = """
    UPDATE timer SET failures = failures + 1, try_at = clock.wegakte_now() + %s
     WHERE stream_id = %s AND due_at = %s
"""
GIVE_UP = "DELETE FROM timer WHERE stream_id = %s AND due_at = %s"
SOONEST = timedelta(seconds=1)
LATEST = timedelta(minutes=10)

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Timer:
    """A stream that is due, and what time it is."""

    stream_id: UUID
    category: str
    tenant: str
    due_at: datetime
    failures: int
    now: datetime


class NotFired(Exception):
    """What was due could not be done, for the reason that this is raised from."""

    def __init__(self, timer: Timer) -> None:
        """Name the timer."""
        super().__init__(f"{timer.category} {timer.stream_id}, due {timer.due_at.isoformat()}")
        self.timer = timer


class Timers:
    """The timers of one service."""

    def __init__(self, execution: Execution) -> None:
        """Fire those of the service that `execution` is for."""
        self.execution = execution

    def fire_next(self) -> Timer | None:
        """Do what is due first, all in one transaction; return its timer, if there is one.

        A timer that somebody else is firing is passed over. Where the aggregate refuses, it is not
        asked again. Raises `NotFired`; then nothing has happened, and the timer is still there.
        """
        timer = None
        try:
            with self.execution.work() as work:
                if timer := taken(work.db):
                    self._fire(work.db, timer)
        except Exception as error:
            if timer is None:
                raise
            if not isinstance(error, Refusal) or error.kind == "unavailable":
                raise NotFired(timer) from error
            self._give_up(timer, error)
        return timer

    def put_off(self, timer: Timer) -> timedelta:
        """Leave a timer alone for a while, longer with each failure; return for how long."""
        pause: timedelta = min(LATEST, SOONEST * 2 ** min(timer.failures, 16))
        with self.execution.database.session() as db:
            db.execute(PUT_OFF, (pause, timer.stream_id, timer.due_at))
        return pause

    def _fire(self, db: Session, timer: Timer) -> None:
        aggregate = self._aggregate(timer.category)
        if aggregate is None or aggregate.wake is None:
            log.warning("nobody is woken for this any more", category=timer.category)
            return
        db.act_for(timer.tenant)
        db.execute(HOLD, (timer.stream_id,))
        db.later(RESET)
        store = PostgresEventStore(db, self.execution.keys)
        before = store.read(timer.stream_id)
        command = aggregate.wake.ask(**{aggregate.key: timer.stream_id, "at": timer.now})
        answer = self.execution.within(db, command, self._context(timer, before))
        after = store.read(timer.stream_id) if answer.events else before
        self._go_on(db, timer, aggregate.wake.due(aggregate.replay(after.events)))

    def _go_on(self, db: Session, timer: Timer, due: datetime | None) -> None:
        if due is not None and due > timer.due_at:
            remember(db, timer.stream_id, timer.category, timer.tenant, due)
            return
        forget(db, timer.stream_id)
        if due is not None:
            log.error("a decision left due what was due", **told(timer), still=due)

    def _give_up(self, timer: Timer, refusal: Refusal) -> None:
        with self.execution.database.session() as db:
            db.execute(GIVE_UP, (timer.stream_id, timer.due_at))
        log.warning("what was due was refused", **told(timer), code=refusal.code)

    def _aggregate(self, category: str) -> Aggregate[Any] | None:
        known = self.execution.service.aggregates
        return next((each for each in known if each.category == category), None)

    def _context(self, timer: Timer, stream: Stream) -> Context:
        # The version tells apart two occasions that happen to fall on the same moment.
        command_id = uuid5(timer.stream_id, f"{timer.due_at.isoformat()}:{stream.version}")
        return Context(
            command_id=command_id,
            tenant=timer.tenant,
            actor=Actor(user="system", role="system", institution=self.execution.service.name),
            correlation_id=command_id,
        )


def taken(db: Session) -> Timer | None:
    """Take the timer that is due first, if one is, so that nobody else does in the meantime."""
    row = db.one(TAKE)
    if row is None:
        return None
    return Timer(**row | {name: row[name].astimezone(UTC) for name in ("due_at", "now")})


def told(timer: Timer) -> dict[str, Any]:
    """Return what a log line says of a timer."""
    return {"category": timer.category, "stream_id": timer.stream_id, "due_at": timer.due_at}
