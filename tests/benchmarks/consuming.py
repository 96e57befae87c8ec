"""Hearing of events, with inbox and batches, beside stock nameko's event handler."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from urllib.request import urlopen
from uuid import uuid4

import psycopg2

from shared.eventstore.serialization import to_json
from shared.messaging.envelope import to_cloudevent
from shared.messaging.publisher import Outgoing, Publisher
from shared.messaging.topology import EVENTS
from shared.running.ports import free_port
from shared.testing.broker import eventually, log_row
from tests.benchmarks.laboratory import run, store
from tests.benchmarks.measuring import Peer, Ratio, judged, rounds
from tests.benchmarks.visits import visit

EVENTS_A_RUN = 1000
TABLE = """
CREATE TABLE tally.heard (
  number bigserial PRIMARY KEY, reader text NOT NULL, tally_id uuid NOT NULL, by int NOT NULL);
GRANT SELECT, INSERT ON tally.heard TO wegakte_tally;
GRANT USAGE ON SEQUENCE tally.heard_number_seq TO wegakte_tally;
"""
READERS = ("ours", "stock", "green")
STOCK = Peer(against="stock nameko event_handler, one insert", must=3)
GREEN = Peer(against="the same with psycogreen, ten connections")
ALL = "SELECT count(*) FROM tally.heard WHERE reader = %s"


def as_ours() -> Outgoing:
    """Return an event as our relay publishes it."""
    data = to_json(vars(visit(uuid4())))
    row = log_row(1, stream_id=uuid4(), type="visits.visit_noted", data=data)
    return Outgoing(
        message_id=str(row.event_id),
        exchange=str(EVENTS.name),
        routing_key=row.type,
        body=to_cloudevent(row, 0),
    )


def as_stock(reader: str) -> Outgoing:
    """Return the same as nameko publishes it."""
    return Outgoing(
        message_id=uuid4().hex,
        exchange="visits.events",
        routing_key=reader,
        body=to_json(vars(visit(uuid4()))).encode(),
        properties={"content_type": "application/json", "content_encoding": "utf-8"},
    )


@contextmanager
def listener(which: str, postgres: str, broker: str, name: str) -> Iterator[None]:
    """Run one of the listeners."""
    port = free_port()
    given = {
        "WEGAKTE_AMQP_URL": broker,
        "WEGAKTE_DATABASE_URL": postgres,
        "WEGAKTE_DATABASE_NAME": name,
        "WEGAKTE_DATABASE_PASSWORD": "test",
        "WEGAKTE_HEALTH_PORT": str(port),
    }
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.listener", which],
        env=os.environ | given,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        eventually(partial(is_ready, port), patience=20)
        yield
    finally:
        process.terminate()
        process.wait(30)


def is_ready(port: int) -> bool:
    """Say whether the listener listens."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as page:
            return bool(page.status == 200)
    except OSError:
        return False


class Rush:
    """Many events at once: they lie in the queue before the first of them can be written down."""

    def __init__(self, dsn: str, publisher: Publisher) -> None:
        """Hold up and count in the database at `dsn`."""
        self.publisher = publisher
        self.gate, self.counter = psycopg2.connect(dsn), psycopg2.connect(dsn)
        self.counter.autocommit = True

    def let_in(self, reader: str, messages: Sequence[Outgoing]) -> float:
        """Publish, then open the gate; return how many a second are written down."""
        before = self.count(reader)
        with self.gate, self.gate.cursor() as cursor:
            cursor.execute("LOCK TABLE tally.heard IN SHARE MODE")
            outcome = self.publisher.publish(messages)
            assert len(outcome.confirmed) == len(messages), outcome
        began = time.monotonic()
        while self.count(reader) < before + len(messages):
            time.sleep(0.005)
        return len(messages) / (time.monotonic() - began)

    def count(self, reader: str) -> int:
        """Return how many events a reader has written down."""
        with self.counter.cursor() as cursor:
            cursor.execute(ALL, (reader,))
            return int(cursor.fetchone()[0])


def measure(postgres: str, broker: str) -> list[Ratio]:
    """Compare both, each side with a process of its own."""
    with ExitStack() as stack:
        name, _ = stack.enter_context(store(postgres))
        dsn = psycopg2.extensions.make_dsn(postgres, dbname=name)
        run(dsn, TABLE)
        for which in READERS:
            stack.enter_context(listener(which, postgres, broker, name))
        publisher = Publisher(broker)
        stack.callback(publisher.close)
        rush = Rush(dsn, publisher)

        rates = [in_turn(rush, number) for number in rounds()]
        return [
            judged(
                "consumer with inbox, commit in batches",
                peer,
                [(each["ours"], each[which]) for each in rates],
            )
            for which, peer in (("stock", STOCK), ("green", GREEN))
        ]


def in_turn(rush: Rush, first: int) -> dict[str, float]:
    """Have all hear of as many events, another one first each time; return their rates."""
    order = [READERS[(first + step) % len(READERS)] for step in range(len(READERS))]
    return {
        reader: rush.let_in(
            reader,
            [as_ours() if reader == "ours" else as_stock(reader) for _ in range(EVENTS_A_RUN)],
        )
        for reader in order
    }
