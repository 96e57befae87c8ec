"""Listens to one queue for ever: reconnects, keeps the heart beating, stops with grace."""

from threading import Event
from typing import Any, Protocol

import structlog

from shared.messaging.connections import (
    HEARTBEAT,
    Backoff,
    connect,
    discard,
    hang_up,
    open_channel,
)

log = structlog.get_logger(__name__)


class Stopping(Exception):
    """There is no more time to finish; what is unfinished goes back to the broker."""


class Listener(Protocol):
    """What is done with the messages of a queue."""

    queue: str
    prefetch: int
    stopping: Event

    def await_readiness(self) -> None:
        """Return when messages can be handled; raise whatever stands in the way."""

    def prepare(self, channel: Any) -> None:
        """Declare the queue; called on every new connection."""

    def receive(self, message: Any) -> None:
        """Take a message; called while the connection is being read."""

    def turn(self, connection: Any) -> None:
        """Read from the connection for at most a second or so, and work."""

    def finish(self, connection: Any) -> None:
        """Bring to an end what was begun; nothing new will arrive."""


class Consumer:
    """Keeps a listener connected to its queue.

    `trouble` tells in words why nothing is being heard; it is empty while something is.
    """

    def __init__(
        self, url: str, listener: Listener, *, name: str, heartbeat: int = HEARTBEAT
    ) -> None:
        """Listen at the broker at `url`; `name` is what operators see."""
        self.name = name
        self.trouble = "has not connected yet"
        self.stopping = listener.stopping
        self.stopped = Event()
        self._url = url
        self._listener = listener
        self._heartbeat = heartbeat
        self._told: str | None = None

    def run(self) -> None:
        """Listen until told to stop; no error ends it."""
        backoff = Backoff()
        try:
            while not self.stopping.is_set():
                self._connect(backoff)
        finally:
            self.trouble = "has stopped"
            self.stopped.set()

    def stop(self, *, wait: bool = True) -> None:
        """End `run`, and wait until everything that was begun is finished."""
        self.stopping.set()
        if wait:
            self.stopped.wait()

    def _connect(self, backoff: Backoff) -> None:
        connection = None
        try:
            self._listener.await_readiness()
            connection = connect(self._url, name=self.name, heartbeat=self._heartbeat)
            self._listen(connection, backoff)
            hang_up(connection)
        except Stopping:
            discard(connection)
        except Exception as error:
            discard(connection)
            self._lost(error)
            self.stopping.wait(backoff.next())

    def _listen(self, connection: Any, backoff: Backoff) -> None:
        channel = open_channel(connection)
        self._listener.prepare(channel)
        channel.basic_qos(0, self._listener.prefetch, False)
        tag = channel.basic_consume(self._listener.queue, callback=self._listener.receive)
        self._change("")
        while not self.stopping.is_set():
            self._listener.turn(connection)
            backoff.reset()
        channel.basic_cancel(tag)
        self._listener.finish(connection)

    def _lost(self, error: Exception) -> None:
        self._change(f"{type(error).__name__}: {error}")

    def _change(self, trouble: str) -> None:
        self.trouble = trouble
        if trouble != self._told:
            self._told = trouble
            tell = log.warning if trouble else log.info
            tell("not listening" if trouble else "listening", queue=self.name, reason=trouble)
