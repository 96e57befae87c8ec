"""Carries a service's log to the broker: in order, by one leader, each event at least once."""

from collections.abc import Sequence
from threading import Event
from typing import Any, Protocol
from uuid import UUID

import structlog

from shared.eventstore.outbox import LogRow
from shared.messaging.connections import BROKEN, Backoff
from shared.messaging.envelope import CONTENT_TYPE, to_cloudevent
from shared.messaging.metrics import LEADING, PUBLISHED
from shared.messaging.overtaking import headers_of
from shared.messaging.publisher import Outcome, Outgoing, Publisher
from shared.messaging.topology import EVENTS, Topology

BATCH = 500
QUICKEST, SLOWEST = 0.01, 0.1
GATHERING = 0.01
STANDBY = 1.0

log = structlog.get_logger(__name__)


class EventLog(Protocol):
    """The log of one service, and the office of its only relay."""

    def try_lead(self) -> bool:
        """Say whether this is the leader now."""

    def take_over(self) -> tuple[int, int]:
        """Begin an epoch; return the position that was published last, and the epoch."""

    def after(self, position: int, limit: int) -> Sequence[LogRow]:
        """Return the next events in order; none that could still appear earlier is skipped."""

    def checkpoint(self, position: int, epoch: int) -> bool:
        """Note that all up to `position` is published; `False` if another leads by now."""

    def release(self) -> None:
        """Give up leadership and hang up."""


def relay_publisher(url: str, service: str, readers: Sequence[Topology] = ()) -> Publisher:
    """Return the publisher for the relay of `service`.

    It creates the queues of `readers` before it publishes: who is started later misses nothing.
    """

    def prepare(channel: Any) -> None:
        EVENTS(channel).declare()
        for queues in readers:
            queues.declare(channel)

    return Publisher(url, name=f"{service}.relay", prepare=prepare)


class Relay:
    """Publishes one service's events until it is told to stop; outlives broker and database."""

    def __init__(self, service: str, events: EventLog, publisher: Publisher) -> None:
        """Publish what `events` holds with `publisher`; both are from now on the relay's own."""
        self.service = service
        self.trouble = "has not started"
        self._events = events
        self._publisher = publisher
        self._stopping = Event()
        self._backoff = Backoff()
        self._state = ""
        self._unheard: set[str] = set()

    def stop(self) -> None:
        """Let `run` return after the batch it is at."""
        self._stopping.set()

    def run(self) -> None:
        """Lead if nobody does, and publish; otherwise stand by."""
        while not self._stopping.is_set():
            try:
                self._take_turn()
            except Exception as error:
                self._interrupted(error)
        self._events.release()
        self._publisher.close()
        self._change("stopped")
        self.trouble = "has stopped"

    def _take_turn(self) -> None:
        if self._events.try_lead():
            position, epoch = self._events.take_over()
            self._change("leading", position=position, epoch=epoch)
            self._backoff.reset()
            self._lead(position, epoch)
        else:
            self._change("standing by")
            self._stopping.wait(Backoff(first=STANDBY, longest=2 * STANDBY).next())

    def _lead(self, position: int, epoch: int) -> None:
        pause = QUICKEST
        while not self._stopping.is_set():
            rows = self._events.after(position, BATCH)
            if not rows:
                self._publisher.keep_alive()
                self._stopping.wait(pause)
                pause = min(2 * pause, SLOWEST)
                continue
            if not self._publish(outgoing(rows, position)):
                return
            if not self._events.checkpoint(rows[-1].position, epoch):
                self._events.release()
                self._change("replaced by another leader")
                return
            position, pause = rows[-1].position, QUICKEST
            if len(rows) < BATCH:
                # Asking again at once would find single events, at the writers' expense.
                self._stopping.wait(GATHERING)

    def _publish(self, messages: list[Outgoing]) -> bool:
        """Send until the broker has each; `False` when told to stop before that."""
        while True:
            outcome = self._try(messages)
            self._note(outcome)
            messages = unpublished(messages, outcome)
            if not messages:
                self._change("leading")
                self._backoff.reset()
                return True
            reason = next(iter(outcome.failed.values()))
            self._change("waiting for the broker", trouble=reason, unpublished=len(messages))
            if self._stopping.wait(self._backoff.next()):
                return False

    def _try(self, messages: list[Outgoing]) -> Outcome:
        try:
            return self._publisher.publish(messages)
        except BROKEN as error:
            return Outcome(failed={each.message_id: str(error) for each in messages})

    def _note(self, outcome: Outcome) -> None:
        PUBLISHED.labels(self.service).inc(len(outcome.confirmed) + len(outcome.unroutable))
        # An event that nobody listens to is published all the same: it stays in the log, and
        # waiting for a listener would keep back all events after it.
        for type_ in {each.routing_key for each in outcome.unroutable} - self._unheard:
            self._unheard.add(type_)
            log.warning("nobody hears events of this type", service=self.service, type=type_)

    def _interrupted(self, error: Exception) -> None:
        self._events.release()
        self._change("interrupted", trouble=f"{type(error).__name__}: {error}")
        self._stopping.wait(self._backoff.next())

    def _change(self, state: str, *, trouble: str = "", **details: Any) -> None:
        LEADING.labels(self.service).set(state == "leading")
        self.trouble = trouble
        if state != self._state:
            self._state = state
            tell = log.warning if trouble else log.info
            tell(f"relay {state}", service=self.service, **details | {"reason": trouble or None})


def outgoing(rows: Sequence[LogRow], position: int) -> list[Outgoing]:
    """Return the messages for `rows`; each names the position before it, the first `position`."""
    before = [position, *(row.position for row in rows)]
    return [
        Outgoing(
            message_id=str(row.event_id),
            exchange=str(EVENTS.name),
            routing_key=row.type,
            body=to_cloudevent(row, previous),
            stream=row.stream_id,
            headers=header,
            properties={"type": row.type, "content_type": CONTENT_TYPE},
        )
        for row, previous, header in zip(rows, before, headers_of(rows), strict=False)
    ]


def unpublished(messages: Sequence[Outgoing], outcome: Outcome) -> list[Outgoing]:
    """Return what is to be sent again: what failed, and what came after it in the same stream."""
    broken: set[UUID | None] = set()
    again = []
    for each in messages:
        if each.message_id in outcome.failed:
            broken.add(each.stream)
        if each.stream in broken:
            again.append(each)
    return again
