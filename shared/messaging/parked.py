"""What was given up: look at it, let it be handled after all, or let it go."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from amqp.exceptions import NotFound

from shared.messaging.connections import connect, hang_up, open_channel
from shared.messaging.failures import attempts, copy_of
from shared.messaging.publisher import Publisher
from shared.messaging.topology import main_queue, parking_queue

NAME = "operator"


@dataclass(frozen=True, kw_only=True)
class ParkedEvent:
    """An event that lies in a parking queue, and why."""

    event_id: str
    type: str
    cause: str
    attempts: int
    parked_at: str
    body: bytes


def parked_counts(url: str, readers: Iterable[str]) -> dict[str, int]:
    """Return how many events lie parked for each of `readers`."""
    return {reader: count_parked(url, reader) for reader in readers}


def count_parked(url: str, reader: str) -> int:
    """Return how many events lie parked for `reader`."""
    with parking(url, reader) as (_, count):
        return count


def show_parked(url: str, reader: str, limit: int = 100) -> list[ParkedEvent]:
    """Return the first `limit` parked events; they stay where they are."""
    with parking(url, reader) as (channel, count):
        return [parked_event(message) for message in got(channel, reader, min(count, limit))]


def replay_parked(url: str, reader: str, event_id: str | None = None) -> int:
    """Give parked events back to `reader`, all or the one with `event_id`; return how many."""
    publisher = Publisher(url, name=NAME)

    def give_back(message: Any) -> None:
        publisher.put(copy_of(message, main_queue(reader), {}))

    try:
        return take(url, reader, event_id, give_back)
    finally:
        publisher.close()


def drop_parked(url: str, reader: str, event_id: str) -> int:
    """Let a parked event go for good; return how many messages that were."""
    return take(url, reader, event_id, lambda message: None)


def take(url: str, reader: str, event_id: str | None, act: Callable[[Any], None]) -> int:
    """Take parked events out of the queue once `act` has done its part; return how many."""
    taken = 0
    with parking(url, reader) as (channel, count):
        for message in list(got(channel, reader, count)):
            if event_id in (None, message.properties.get("message_id")):
                act(message)
                channel.basic_ack(message.delivery_tag)
                taken += 1
    return taken


@contextmanager
def parking(url: str, reader: str) -> Iterator[tuple[Any, int]]:
    """Open a channel; what is got on it and not acked goes back at the end. Also give the count."""
    connection = connect(url, name=NAME)
    try:
        channel = open_channel(connection)
        try:
            count = channel.queue_declare(parking_queue(reader), passive=True).message_count
        except NotFound:
            count = 0
        yield channel, count
    finally:
        hang_up(connection)


def got(channel: Any, reader: str, count: int) -> Iterator[Any]:
    """Get up to `count` messages."""
    for _ in range(count):
        message = channel.basic_get(parking_queue(reader))
        if message is None:
            return
        yield message


def parked_event(message: Any) -> ParkedEvent:
    """Return what is to be known of a parked message."""
    known = message.properties
    headers = known.get("application_headers") or {}
    return ParkedEvent(
        event_id=known.get("message_id", ""),
        type=known.get("type", ""),
        cause=headers.get("x-error") or headers.get("x-first-death-reason", "unknown"),
        attempts=attempts(message),
        parked_at=headers.get("x-parked-at", ""),
        body=message.body,
    )
