import signal
import threading
import time
from functools import partial
from uuid import UUID, uuid4

import pytest

from shared.domain.messages import foreign
from shared.eventstore.outbox import PostgresEventLog
from shared.messaging.client import RpcClients
from shared.messaging.parked import show_parked
from shared.messaging.reactions import Reactions, when
from shared.messaging.relay import Relay, relay_publisher
from shared.messaging.topology import DELIVERY_LIMIT, topology
from shared.testing.asking import Asking
from shared.testing.broker import (
    channel_to,
    depth,
    eventually,
    fresh_reader,
    hearing,
    log_row,
    publish,
    reader_of,
    rows_for,
    running,
)
from shared.testing.processes import tally_process
from shared.testing.store_contract import TENANT, context
from shared.testing.tally import SERVICE, BeginTally, CountUp

PATIENCE = 40.0
TALLY = topology("tally", []).main


@foreign("tally.counted_up", versions={1})
class CountedUp:
    tally_id: UUID
    by: int


def begin(execution):
    tally_id = uuid4()
    execution.execute(BeginTally(tally_id=tally_id, person_id=uuid4()), context())
    return tally_id


def count(execution, tally_id):
    with execution.database.session(TENANT) as db:
        return db.rows("SELECT count FROM tally WHERE tally_id = %s", (tally_id,))[0][0]


def taken(url, queue):
    """Take messages and die without a word."""
    messages = []
    with channel_to(url) as channel:
        channel.basic_consume(queue.name, callback=messages.append)
        channel.connection.drain_events(timeout=5)
        channel.connection.collect()
    return messages


@pytest.fixture
def mirrored(execution, broker):
    """A tally, and another that follows it through relay, broker and reaction."""
    source, mirror = begin(execution), begin(execution)

    def follow(fact):
        return [CountUp(tally_id=mirror, by=fact.by)] if fact.tally_id == source else []

    reactions = Reactions(when(CountedUp, follow))
    relay = Relay(
        "tally",
        PostgresEventLog(execution.log_database, SERVICE),
        relay_publisher(broker.url, "tally"),
    )
    with fresh_reader(broker.url, "tally.counted_up") as queues:
        handle = partial(reactions.handle, execution, "mirror")
        with running(relay), hearing(broker.url, queues, handle):
            yield source, mirror


def test_a_broker_that_crashes_and_returns_loses_and_doubles_nothing(mirrored, execution, broker):
    source, mirror = mirrored
    enough = threading.Event()

    def count_on():
        while not enough.is_set():
            execution.execute(CountUp(tally_id=source), context())
            time.sleep(0.01)

    counting = threading.Thread(target=count_on)
    counting.start()
    try:
        eventually(lambda: count(execution, mirror) > 20)
        # A broker of 3.10 forgets who leads a quorum queue that is not a second old.
        time.sleep(2)
        broker.kill()
        time.sleep(0.5)
        broker.start()
        before = count(execution, mirror)
        eventually(lambda: count(execution, mirror) > before, PATIENCE)
    finally:
        enough.set()
        counting.join()
    eventually(lambda: count(execution, mirror) == count(execution, source), PATIENCE)
    time.sleep(0.5)
    assert count(execution, mirror) == count(execution, source)


def test_a_broker_that_freezes_and_goes_on_loses_and_doubles_nothing(mirrored, execution, broker):
    source, mirror = mirrored
    execution.execute(CountUp(tally_id=source), context())
    eventually(lambda: count(execution, mirror) == 1)
    broker.pause()
    for _ in range(20):
        execution.execute(CountUp(tally_id=source), context())
    time.sleep(1)
    broker.resume()
    eventually(lambda: count(execution, mirror) == 21, PATIENCE)
    time.sleep(0.3)
    assert count(execution, mirror) == 21


def test_a_database_that_goes_away_and_returns_costs_no_event(mirrored, execution, store):
    source, mirror = mirrored
    execution.execute(CountUp(tally_id=source), context())
    eventually(lambda: count(execution, mirror) == 1)
    store.kill()
    time.sleep(0.5)
    store.start()
    execution.execute(CountUp(tally_id=source), context())
    eventually(lambda: count(execution, mirror) == 2, PATIENCE)


def test_a_process_that_is_killed_at_work_leaves_the_event_to_the_next(where, broker):
    event = partial(log_row, 1, type="things.something_happened")
    clients = RpcClients(broker.url)
    asking = Asking(clients)
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        tally_id = asking.begin()
        publish(broker.url, [event(data=f'{{"tally_id":"{tally_id}","by":1,"seconds":2}}')])
        time.sleep(0.7)
        process.signal(signal.SIGKILL)
        process.running.wait()
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        assert asking.count(tally_id) == 0
    clients.close()
    (message,) = taken(broker.url, TALLY)
    assert message.delivery_info["redelivered"]
    with channel_to(broker.url) as channel:
        channel.queue_purge(TALLY.name)


def test_an_event_that_kills_whoever_takes_it_ends_in_parking(broker):
    with fresh_reader(broker.url) as queues:
        publish(broker.url, rows_for(queues, 1))
        for _ in range(DELIVERY_LIMIT + 1):
            eventually(lambda: depth(broker.url, queues.main) == 1)
            assert taken(broker.url, queues.main)
        eventually(lambda: depth(broker.url, queues.parking) == 1)
        (parked,) = show_parked(broker.url, reader_of(queues))
        assert parked.cause == "delivery_limit"
