"""Takes events in batches: one transaction each, acknowledged together after the commit."""

import time
from collections.abc import Callable, Sequence
from threading import Event
from typing import Any

import structlog

from shared.database import DatabaseAway
from shared.eventstore.store import CommandRepeated
from shared.messaging.connections import Backoff, drain
from shared.messaging.consumer import Stopping
from shared.messaging.envelope import Delivery, Undecodable, from_cloudevent
from shared.messaging.failures import MOST_ATTEMPTS, NeverFinished, attempts, divert, returns
from shared.messaging.metrics import DELIVERED
from shared.messaging.overtaking import follows
from shared.messaging.publisher import Publisher
from shared.messaging.topology import Topology

Handle = Callable[[Sequence[Delivery]], None]
Readable = list[tuple[Any, Delivery]]
PATIENCE = 300.0
GRACE = 25.0

log = structlog.get_logger(__name__)


class HeldTooLong(Exception):
    """The database is away for so long that the events in hand go back to the broker."""


class Batches:
    """Handles the events of one reader, in order.

    `handle` does all of its work in one transaction and raises if it could not. A batch that
    fails is handled one by one, and what fails alone is diverted. While the database is away
    nothing counts as failed: the events are held. What has come back from a process that died is
    also handled one by one: so the event that killed it is the first to come back the next time.
    """

    def __init__(
        self,
        queues: Topology,
        handle: Handle,
        publisher: Publisher,
        *,
        await_readiness: Callable[[], None] = lambda: None,
        size: int = 50,
        linger: float = 0.005,
    ) -> None:
        """Hand over to `handle` up to `size` events, waiting `linger` seconds for more of them."""
        self.queue = str(queues.main.name)
        self.prefetch = 2 * size
        self.await_readiness = await_readiness
        self.stopping = Event()
        self.holding = ""
        self._queues = queues
        self._handle = handle
        self._publisher = publisher
        self._size = size
        self._linger = linger
        self._waiting: list[Any] = []
        self._at_first = True

    def prepare(self, channel: Any) -> None:
        """Declare the queues."""
        self._queues.declare(channel)
        self._waiting.clear()
        self._at_first = True

    def receive(self, message: Any) -> None:
        """Keep a message for the next batch."""
        self._waiting.append(message)

    def turn(self, connection: Any) -> None:
        """Wait for events, and handle what has come."""
        if not self._waiting and not drain(connection, 1.0):
            self._publisher.keep_alive()
            return
        end = time.monotonic() + self._linger
        while len(self._waiting) < self._size and (left := end - time.monotonic()) > 0:
            drain(connection, left)
        self._take(connection)

    def finish(self, connection: Any) -> None:
        """Handle what has already come, for as long as grace lasts."""
        end = time.monotonic() + GRACE
        while self._waiting and time.monotonic() < end:
            self._take(connection)
        self._publisher.close()

    def _take(self, connection: Any) -> None:
        first, at_first = self._waiting[0], self._at_first
        self._at_first = False
        if at_first and returns(first) >= MOST_ATTEMPTS:
            self._divert(self._waiting.pop(0), NeverFinished(f"came back {returns(first)} times"))
            return
        size = 1 if returns(first) else self._size
        messages, self._waiting = self._waiting[:size], self._waiting[size:]
        batch = [(each, fact) for each in messages if (fact := self._read(each)) is not None]
        if not batch:
            return
        error = self._patiently(connection, [delivery for _, delivery in batch])
        if error is None:
            last = batch[-1][0]
            last.channel.basic_ack(last.delivery_tag, multiple=True)
            self._count("handled", len(batch))
        else:
            log.info("batch failed", queue=self.queue, size=len(batch), reason=repr(error))
            self._one_by_one(connection, batch)

    def _read(self, message: Any) -> Delivery | None:
        """Return what a message says; one that says nothing is parked."""
        try:
            return from_cloudevent(
                message.body, attempt=attempts(message), follows=follows(message)
            )
        except Undecodable as error:
            self._divert(message, error)
            return None

    def _one_by_one(self, connection: Any, batch: Readable) -> None:
        for message, delivery in batch:
            error = self._patiently(connection, [delivery])
            if error is None or isinstance(error, CommandRepeated):
                self._acknowledge(message, "handled")
            else:
                self._divert(message, error)

    def _divert(self, message: Any, error: Exception) -> None:
        self._acknowledge(message, divert(message, error, self._queues, self._publisher))

    def _acknowledge(self, message: Any, result: str) -> None:
        message.channel.basic_ack(message.delivery_tag)
        self._count(result, 1)

    def _count(self, result: str, number: int) -> None:
        DELIVERED.labels(self.queue, result).inc(number)

    def _patiently(self, connection: Any, deliveries: Sequence[Delivery]) -> Exception | None:
        """Return why it failed, if it did; wait as long as that is only the database being away."""
        end = time.monotonic() + PATIENCE
        backoff = Backoff(first=0.5, longest=5.0)
        while isinstance(error := self._try(deliveries), DatabaseAway):
            self._hold(str(error))
            if time.monotonic() > end:
                raise HeldTooLong from error
            self._wait(connection, backoff.next())
        self._hold("")
        return error

    def _try(self, deliveries: Sequence[Delivery]) -> Exception | None:
        try:
            self._handle(deliveries)
        except Exception as error:
            return error
        return None

    def _wait(self, connection: Any, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self.stopping.is_set():
                raise Stopping
            drain(connection, min(left, 0.5))

    def _hold(self, reason: str) -> None:
        if bool(reason) != bool(self.holding):
            tell = log.warning if reason else log.info
            tell("holding events" if reason else "going on", queue=self.queue, reason=reason)
        self.holding = reason
