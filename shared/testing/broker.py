"""Readers and events of a test's own, on a real broker."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from threading import Thread
from typing import Any
from uuid import uuid4

from shared.eventstore.outbox import LogRow
from shared.messaging.batches import Batches, Handle
from shared.messaging.connections import connect, hang_up, open_channel
from shared.messaging.consumer import Consumer
from shared.messaging.publisher import Publisher
from shared.messaging.relay import outgoing, relay_publisher
from shared.messaging.topology import Topology, topology

PATIENCE = 20.0


@contextmanager
def channel_to(url: str) -> Iterator[Any]:
    """Open a channel for looking at the broker."""
    connection = connect(url, name="test")
    try:
        yield open_channel(connection)
    finally:
        hang_up(connection)


@contextmanager
def fresh_reader(
    url: str,
    *types: str,
    retry_after: tuple[int, ...] = (50, 100),
    queues: Topology | None = None,
) -> Iterator[Topology]:
    """Declare the queues of a reader nobody knows, or these; delete them at the end."""
    reader = f"reader{uuid4().hex[:8]}"
    heard = types or [f"{reader}.something_happened"]
    queues = queues or topology(reader, heard, retry_after=retry_after)
    with channel_to(url) as channel:
        queues.declare(channel)
    yield queues
    with channel_to(url) as channel:
        for queue in (queues.main, *queues.retries, queues.parking):
            channel.queue_delete(queue.name)


def reader_of(queues: Topology) -> str:
    """Return whose queues these are."""
    return str(queues.main.name).partition(".")[0]


def log_row(position: int, **changes: Any) -> LogRow:
    """Return a row of some log."""
    now = datetime.now(UTC)
    row = LogRow(
        position=position,
        stream_id=uuid4(),
        category="thing",
        version=1,
        type="things.something_happened",
        schema_version=1,
        recorded_at=now,
        occurred_at=now,
        tenant="05974052",
        data=f'{{"number":{position}}}',
        meta={
            "actor": {"user": "m.weber", "role": "case_manager", "institution": "KI"},
            "correlation_id": str(uuid4()),
        },
        sealed_hash=None,
    )
    return replace(row, **changes)


def rows_for(queues: Topology, count: int) -> list[LogRow]:
    """Return `count` rows that the reader of `queues` hears."""
    type_ = f"{reader_of(queues)}.something_happened"
    return [log_row(number, type=type_) for number in range(1, count + 1)]


def publish(url: str, rows: Sequence[LogRow]) -> None:
    """Publish `rows` as a relay would."""
    publisher = relay_publisher(url, "test")
    outcome = publisher.publish(outgoing(rows, 0))
    publisher.close()
    assert not outcome.failed, outcome.failed


def depth(url: str, queue: Any) -> int:
    """Return how many messages wait in a queue."""
    with channel_to(url) as channel:
        return int(channel.queue_declare(queue.name, passive=True).message_count)


def eventually(check: Callable[[], Any], patience: float = PATIENCE) -> None:
    """Wait until `check` holds; fail if it does not in time."""
    end = time.monotonic() + patience
    while not check():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


@contextmanager
def running(consumer: Any) -> Iterator[Any]:
    """Run a consumer or relay in a thread until the block ends."""
    thread = Thread(target=consumer.run, daemon=True)
    thread.start()
    try:
        yield consumer
    finally:
        consumer.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive(), "it did not stop"


@contextmanager
def hearing(url: str, queues: Topology, handle: Handle, **options: Any) -> Iterator[Batches]:
    """Hand over what the reader of `queues` hears to `handle`, until the block ends."""
    batches = Batches(queues, handle, Publisher(url), **options)
    with running(Consumer(url, batches, name=reader_of(queues))):
        yield batches
