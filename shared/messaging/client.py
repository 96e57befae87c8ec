"""Calls the doors of services from plain threads: bounded in time, whatever is away."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import Empty, LifoQueue
from select import POLLIN, poll
from typing import Any
from uuid import uuid4

from shared.messaging.connections import BROKEN, connect, discard, drain, open_channel, write
from shared.messaging.wire import (
    CONTENT_TYPE,
    EXCHANGE,
    REPLY_TO,
    Plain,
    pack_request,
    unpack_answer,
)


class CannotAsk(Exception):
    """No answer was to be had; asking again, with the same command id, is safe."""


class BrokerAway(CannotAsk):
    """The broker cannot be reached, or was lost before the answer came."""


class ServiceAway(CannotAsk):
    """No process of this service is there to answer."""


class NoAnswer(CannotAsk):
    """The service did not answer in time; the request will not be carried out later."""


class RpcClients:
    """A pool of connections, each used by one thread at a time.

    A connection is thrown away after any error and made anew when it is needed.
    """

    def __init__(self, url: str, *, size: int = 8, name: str = "gateway") -> None:
        """Call through the broker at `url`, over at most `size` connections."""
        self._url = url
        self._name = name
        self._idle: LifoQueue[Line | None] = LifoQueue()
        for _ in range(size):
            self._idle.put(None)

    def call(self, service: str, method: str, request: Plain, timeout: float = 5.0) -> Plain:
        """Return what the door `method` of `service` answers.

        Raises `BrokerAway`, `ServiceAway` or `NoAnswer`, at the latest `timeout` seconds from now.
        """
        deadline = time.monotonic() + timeout
        with self._line(deadline) as line:
            return line.ask(f"{service}.{method}", pack_request(request), deadline)

    @contextmanager
    def _line(self, deadline: float) -> Iterator["Line"]:
        line, is_good = self._take(deadline), False
        try:
            if line is None or line.is_dead():
                discard(line and line.connection)
                line = None
                line = Line(self._url, self._name, deadline)
            yield line
            is_good = True
        except ServiceAway:
            is_good = True
            raise
        except BROKEN as error:
            raise BrokerAway(f"{type(error).__name__}: {error}") from error
        finally:
            if not is_good:
                discard(line and line.connection)
            self._idle.put(line if is_good else None)

    def close(self) -> None:
        """Hang up every connection that is not in use."""
        idle = []
        with suppress(Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for line in idle:
            discard(line and line.connection)
            self._idle.put(None)

    def _take(self, deadline: float) -> "Line | None":
        try:
            return self._idle.get(timeout=max(0.0, deadline - time.monotonic()))
        except Empty:
            raise NoAnswer("all connections are in use") from None


class Line:
    """One connection and the answers that arrive on it."""

    def __init__(self, url: str, name: str, deadline: float) -> None:
        """Connect, or raise one of `BROKEN`."""
        # Without heartbeats: nobody would send them while the line is idle.
        self.connection = connect(url, name=name, timeout=time_left(deadline), heartbeat=0)
        try:
            self._channel = open_channel(self.connection)
            self._channel.exchange_declare(EXCHANGE, "topic", durable=True, auto_delete=False)
            self._channel.events["basic_return"].add(self._came_back)
            self._channel.basic_consume(REPLY_TO, no_ack=True, callback=self._receive)
        except BROKEN:
            discard(self.connection)
            raise
        self._waiting_for = ""
        self._answer: Plain | None = None
        self._unroutable = False

    def is_dead(self) -> bool:
        """Say whether the broker has hung up, or said something strange, in the meantime."""
        arrived = poll()
        arrived.register(self.connection.transport.sock, POLLIN)
        try:
            while arrived.poll(0):
                drain(self.connection, 0.001)
        except BROKEN:
            return True
        return False

    def ask(self, routing_key: str, body: bytes, deadline: float) -> Plain:
        """Send a request and return its answer."""
        self._waiting_for, self._answer, self._unroutable = uuid4().hex, None, False
        left = time_left(deadline)
        self.connection.transport.sock.settimeout(left)
        write(
            self._channel,
            EXCHANGE,
            routing_key,
            body,
            mandatory=True,
            content_type=CONTENT_TYPE,
            content_encoding="utf-8",
            reply_to=REPLY_TO,
            correlation_id=self._waiting_for,
            delivery_mode=1,
            expiration=str(int(left * 1000)),
        )
        while self._answer is None:
            drain(self.connection, time_left(deadline))
            if self._unroutable:
                raise ServiceAway(routing_key)
        return self._answer

    def _receive(self, message: Any) -> None:
        if message.properties.get("correlation_id") == self._waiting_for:
            self._answer = unpack_answer(message.body)

    def _came_back(self, error: Any, exchange: str, routing_key: str, message: Any) -> None:
        if message.properties.get("correlation_id") == self._waiting_for:
            self._unroutable = True


def time_left(deadline: float) -> float:
    """Return the seconds that are left, or raise `NoAnswer`."""
    left = deadline - time.monotonic()
    if left <= 0.001:
        raise NoAnswer("no answer in time")
    return left
