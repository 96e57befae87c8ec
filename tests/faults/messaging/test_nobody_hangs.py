import time

import pytest

from shared.messaging.client import BrokerAway, CannotAsk, RpcClients, ServiceAway
from shared.messaging.connections import BROKEN
from shared.messaging.publisher import Outgoing, Publisher
from shared.testing.asking import Asking
from shared.testing.broker import eventually, fresh_reader
from shared.testing.processes import tally_process


@pytest.fixture
def asking(broker):
    clients = RpcClients(broker.url)
    yield Asking(clients)
    clients.close()


@pytest.fixture
def frozen(broker):
    """Freezes the broker when called, and thaws it at the end."""
    yield broker.pause
    broker.resume()


def is_answered(asking):
    try:
        return asking.find("nothing", timeout=2) == {"found": {}}
    except CannotAsk:
        return False


def message(queues, size=10):
    return Outgoing(
        message_id="1", exchange="", routing_key=str(queues.main.name), body=b"x" * size
    )


@pytest.mark.parametrize("size", [10, 8_000_000])
def test_a_publisher_gives_up_on_a_frozen_broker_and_counts_nothing_as_sent(broker, frozen, size):
    with fresh_reader(broker.url) as queues:
        publisher = Publisher(broker.url, timeout=1)
        assert publisher.publish([message(queues)]).confirmed
        frozen()
        began = time.monotonic()
        outcome = publisher.publish([message(queues, size)])
        assert list(outcome.failed) == ["1"]
        with pytest.raises(BROKEN):
            publisher.publish([message(queues)])
        assert time.monotonic() - began < 5
        broker.resume()
        eventually(lambda: publisher.publish([message(queues)]).confirmed)
        publisher.close()


def test_whoever_asks_through_a_frozen_broker_waits_no_longer_than_asked(
    broker, frozen, where, asking
):
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        assert is_answered(asking)
        frozen()
        for _ in range(2):
            began = time.monotonic()
            with pytest.raises(CannotAsk):
                asking.find("nothing", timeout=0.5)
            assert time.monotonic() - began < 1
        broker.resume()
        eventually(lambda: is_answered(asking))


def test_doors_and_those_who_ask_outlive_the_broker(broker, where, asking):
    with tally_process("doors", **where) as process:
        process.wait_until_ready()
        assert is_answered(asking)
        broker.kill()
        with pytest.raises((BrokerAway, ServiceAway)):
            asking.find("nothing")
        eventually(lambda: "REFUSED" in process.get("/readyz"))
        broker.start()
        eventually(lambda: is_answered(asking))
        assert process.running.poll() is None
        eventually(lambda: '"ready":true' in process.get("/readyz"))


def test_a_process_ends_when_asked_although_its_broker_is_frozen(broker, frozen, where):
    with tally_process("doors", "subscriptions", **where) as process:
        process.wait_until_ready()
        frozen()
        time.sleep(0.3)
        began = time.monotonic()
        assert process.end() == 0
        assert time.monotonic() - began < 12, process.log()
