"""A queue that is full refuses a message and takes the next; nobody may handle that next first."""

from collections import defaultdict
from dataclasses import replace
from uuid import uuid4

import pytest
from kombu.entity import Queue

from shared.domain.messages import foreign
from shared.eventstore.outbox import PostgresEventLog
from shared.messaging.publisher import Publisher
from shared.messaging.reactions import Reactions, keep
from shared.messaging.relay import Relay, outgoing, relay_publisher
from shared.messaging.topology import EVENTS, topology
from shared.testing.broker import channel_to, depth, eventually, fresh_reader, hearing, running
from shared.testing.store_contract import context
from shared.testing.tally import SERVICE, BeginTally, CountUp

TENANT, TALLIES, COUNTS = "05974052", 4, 40
IN_ORDER = list(range(1, COUNTS + 2))


@foreign("tally.tally_begun", versions={1})
class Begun:
    pass


@foreign("tally.counted_up", versions={1})
class Counted:
    pass


class Reader:
    """Notes what arrives, and which versions of each stream are handled."""

    def __init__(self, execution):
        self.execution = execution
        self.arrived = []
        self.handled = defaultdict(list)
        self.reactions = Reactions(keep(Begun, self.note), keep(Counted, self.note))

    def note(self, db, fact, delivery):
        self.handled[delivery.stream_id].append(delivery.version)

    def __call__(self, deliveries):
        self.arrived += [each.version for each in deliveries]
        self.reactions.handle(self.execution, "reader", deliveries)


@pytest.fixture
def reader(execution):
    return Reader(execution)


@pytest.fixture
def narrow(rabbitmq, reader):
    """The queues of the reader; the first holds a few events and refuses all that is more."""
    queues = topology(f"reader{uuid4().hex[:8]}", reader.reactions.types, retry_after=(1000, 5000))
    main = Queue(
        queues.main.name,
        bindings=queues.main.bindings,
        durable=True,
        queue_arguments={"x-max-length": 50, "x-overflow": "reject-publish"},
    )
    with fresh_reader(rabbitmq, queues=replace(queues, main=main)) as queues:
        yield queues


@pytest.fixture
def relay(rabbitmq, execution):
    log = PostgresEventLog(execution.log_database, SERVICE)
    return Relay("tally", log, relay_publisher(rabbitmq, "tally"))


def count(execution, tallies, times):
    """Let events happen, in several streams in turns."""
    for tally_id in tallies:
        execution.execute(BeginTally(tally_id=tally_id, person_id=uuid4()), context(TENANT))
    for tally_id in tallies * times:
        execution.execute(CountUp(tally_id=tally_id), context(TENANT))


def batch_of(execution):
    """Return what the relay makes of the log."""
    log = PostgresEventLog(execution.log_database, SERVICE)
    rows = log.after(0, 500)
    log.release()
    return outgoing(rows, 0)


def test_what_followed_a_refused_event_waits_until_that_was_handled(
    rabbitmq, execution, reader, narrow
):
    tally_id, publisher = uuid4(), Publisher(rabbitmq)
    count(execution, [tally_id], 2)
    first, second, third = batch_of(execution)
    stranger = replace(first, exchange="", routing_key=narrow.main.name, body=b"{}", stream=None)
    while publisher.publish([stranger]).confirmed:
        pass
    assert publisher.publish([first]).failed
    with channel_to(rabbitmq) as channel:
        channel.queue_purge(narrow.main.name)
    assert len(publisher.publish([second, third]).confirmed) == 2
    with hearing(rabbitmq, narrow, reader):
        eventually(lambda: depth(rabbitmq, narrow.retries[0]) == 2)
        assert not reader.handled
        assert publisher.publish([first]).confirmed
        eventually(lambda: len(reader.handled[tally_id]) == 3)
    publisher.close()
    assert reader.arrived[0] == 2
    assert reader.handled[tally_id] == [1, 2, 3]


def test_each_stream_is_handled_in_order_whatever_is_refused_to_whom(
    rabbitmq, execution, reader, narrow, relay
):
    tallies = [uuid4() for _ in range(TALLIES)]
    count(execution, tallies, COUNTS)
    with channel_to(rabbitmq) as channel:
        arguments = {"x-max-length": 1, "x-overflow": "reject-publish"}
        other = channel.queue_declare("", exclusive=True, arguments=arguments).queue
        channel.queue_bind(other, EVENTS.name, "tally.tally_begun")
        with hearing(rabbitmq, narrow, reader, size=5), running(relay):
            eventually(lambda: "refused" in relay.trouble)
            channel.queue_delete(other)
            eventually(lambda: all(len(reader.handled[each]) > COUNTS for each in tallies))
            eventually(lambda: relay.trouble == "")
    assert [reader.handled[each] for each in tallies] == [IN_ORDER] * TALLIES
