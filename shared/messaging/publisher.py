"""Publishes many messages with one write, and knows of each whether the broker has it."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from shared.messaging.connections import BROKEN, connect, discard, drain, open_channel, write

PERSISTENT = 2


class NotConfirmed(Exception):
    """The broker does not have the message, or did not say so in time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outgoing:
    """A message on its way out. Those with the same `stream` belong in their order."""

    message_id: str
    exchange: str
    routing_key: str
    body: bytes
    stream: UUID | None = None
    headers: dict[str, Any] = field(default_factory=dict)
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass
class Outcome:
    """What became of a batch: safe with the broker, heard by nobody, or neither (and why)."""

    confirmed: list[Outgoing] = field(default_factory=list)
    unroutable: list[Outgoing] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


class Publisher:
    """One connection, for one thread; made when needed, thrown away after any error.

    A broker that hangs costs at most `timeout` seconds, whatever it hangs on.
    """

    def __init__(
        self,
        url: str,
        *,
        name: str = "publisher",
        timeout: float = 10.0,
        prepare: Callable[[Any], None] = lambda channel: None,
    ) -> None:
        """Publish to the broker at `url`; wait `timeout` seconds for its word.

        `prepare` is called with the channel of every new connection.
        """
        self._url = url
        self._name = name
        self._timeout = timeout
        self._prepare = prepare
        self._connection: Any = None
        self._tally = Tally()

    def publish(self, messages: Sequence[Outgoing]) -> Outcome:
        """Send `messages`, all at once and in order; wait until the broker has answered for each.

        Raises one of `BROKEN` when there is no connection to be had; then nothing was sent. What
        was sent without an answer is in `failed`, to be sent again.
        """
        if self._connection is None:
            self._connect()
        tally = self._tally
        tally.begin()
        try:
            self._send(messages)
            self._await(time.monotonic() + self._timeout)
        except BROKEN as error:
            tally.give_up(f"{type(error).__name__}: {error}")
            self.close()
        return tally.outcome

    def put(self, message: Outgoing) -> None:
        """Send one message that must arrive in a queue, or raise `NotConfirmed`."""
        try:
            outcome = self.publish([message])
        except BROKEN as error:
            raise NotConfirmed(str(error)) from error
        if not outcome.confirmed:
            raise NotConfirmed(outcome.failed.get(message.message_id, "no such queue"))

    def keep_alive(self) -> None:
        """Exchange heartbeats with the broker; notice here, and not later, that it went away."""
        if self._connection is None:
            return
        try:
            drain(self._connection, 0.001)
        except BROKEN:
            self.close()

    def close(self) -> None:
        """Hang up."""
        discard(self._connection)
        self._connection = None

    def _connect(self) -> None:
        self._connection = connect(self._url, name=self._name, timeout=self._timeout)
        try:
            self._channel = open_channel(self._connection)
            self._prepare(self._channel)
            self._channel.confirm_select()
        except BROKEN:
            self.close()
            raise
        self._tally = Tally()
        self._tally.listen(self._channel)

    def _send(self, messages: Sequence[Outgoing]) -> None:
        with one_write(self._connection.transport):
            for message in messages:
                self._tally.expect(message)
                write(
                    self._channel,
                    message.exchange,
                    message.routing_key,
                    message.body,
                    mandatory=True,
                    message_id=message.message_id,
                    application_headers=message.headers,
                    delivery_mode=PERSISTENT,
                    **message.properties,
                )

    def _await(self, deadline: float) -> None:
        while self._tally.pending:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError("no confirmation in time")
            drain(self._connection, min(left, 1.0))


class Tally:
    """Keeps the books of a channel: which message has been answered for, and how."""

    def __init__(self) -> None:
        """Begin with a fresh channel."""
        self.pending: dict[int, Outgoing] = {}
        self.begin()
        self._sent = 0
        self._lowest = 1

    def begin(self) -> None:
        """Begin a batch."""
        self.outcome = Outcome()
        self._returned: set[str] = set()

    def listen(self, channel: Any) -> None:
        """Hear what the broker says on `channel`."""
        channel.events["basic_ack"].add(self._confirmed)
        channel.events["basic_nack"].add(self._refused)
        channel.events["basic_return"].add(self._came_back)

    def expect(self, message: Outgoing) -> None:
        """Note that `message` goes out next."""
        self._sent += 1
        self.pending[self._sent] = message

    def give_up(self, reason: str) -> None:
        """Count everything still unanswered as failed."""
        self.outcome.failed |= {each.message_id: reason for each in self.pending.values()}
        self.pending.clear()

    def _settled(self, tag: int, multiple: bool) -> Iterator[Outgoing]:
        for each in range(self._lowest, tag + 1) if multiple else (tag,):
            message = self.pending.pop(each, None)
            if message is not None:
                yield message
        if multiple:
            self._lowest = tag + 1

    def _confirmed(self, tag: int, multiple: bool) -> None:
        for message in self._settled(tag, multiple):
            # A return always precedes the confirmation of the same message.
            back = message.message_id in self._returned
            (self.outcome.unroutable if back else self.outcome.confirmed).append(message)

    def _refused(self, tag: int, multiple: bool) -> None:
        for message in self._settled(tag, multiple):
            self.outcome.failed[message.message_id] = "the broker refused it"

    def _came_back(self, error: Any, exchange: str, routing_key: str, message: Any) -> None:
        self._returned.add(message.properties["message_id"])


@contextmanager
def one_write(transport: Any) -> Iterator[None]:
    """Collect what is written within the block, and write it as one piece at its end."""
    pieces: list[bytes] = []
    send = transport._write
    transport._write = lambda piece: pieces.append(bytes(piece))
    try:
        yield
    finally:
        transport._write = send
    transport.write(b"".join(pieces))
