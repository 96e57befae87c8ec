import socket
import time

import pytest

from shared.messaging.connections import BROKEN
from shared.messaging.publisher import NotConfirmed, Outgoing, Publisher
from shared.running.ports import free_port
from shared.testing.broker import channel_to, depth, reader_of


@pytest.fixture
def publisher(rabbitmq):
    publisher = Publisher(rabbitmq, timeout=3)
    yield publisher
    publisher.close()


def message(number, routing_key, exchange=""):
    return Outgoing(
        message_id=str(number), exchange=exchange, routing_key=str(routing_key), body=b"x" * 1000
    )


def ids(messages):
    return [each.message_id for each in messages]


def test_a_batch_is_confirmed_as_a_whole(rabbitmq, queues, publisher):
    outcome = publisher.publish([message(number, queues.main.name) for number in range(1000)])
    assert ids(outcome.confirmed) == [str(number) for number in range(1000)]
    assert not outcome.failed
    assert depth(rabbitmq, queues.main) == 1000


def test_what_nobody_is_bound_to_is_told_apart(queues, publisher):
    outcome = publisher.publish(
        [message(1, queues.main.name), message(2, "nowhere"), message(3, queues.main.name)]
    )
    assert (ids(outcome.confirmed), ids(outcome.unroutable)) == (["1", "3"], ["2"])


def test_what_the_broker_refuses_has_failed(rabbitmq, publisher):
    with channel_to(rabbitmq) as channel:
        full = {"x-max-length": 1, "x-overflow": "reject-publish"}
        name = channel.queue_declare("", exclusive=True, arguments=full).queue
        outcome = publisher.publish([message(number, name) for number in range(5)])
        assert len(outcome.confirmed) + len(outcome.failed) == 5
        assert "the broker refused it" in outcome.failed.values()


def test_after_a_missing_exchange_nothing_counts_as_sent_and_the_next_batch_goes_through(
    queues, publisher
):
    outcome = publisher.publish([message(1, "a", exchange="nonsense"), message(2, "b")])
    assert not outcome.confirmed
    assert set(outcome.failed) >= {"1"}
    assert ids(publisher.publish([message(3, queues.main.name)]).confirmed) == ["3"]


def test_a_connection_that_the_broker_closed_is_made_anew(queues, publisher):
    publisher.publish([message(1, queues.main.name)])
    publisher._connection.transport.sock.shutdown(socket.SHUT_RDWR)
    publisher.keep_alive()
    assert ids(publisher.publish([message(2, queues.main.name)]).confirmed) == ["2"]


def test_without_a_broker_nothing_is_sent():
    publisher = Publisher(f"amqp://guest:guest@127.0.0.1:{free_port()}//")
    with pytest.raises(BROKEN):
        publisher.publish([message(1, "anywhere")])
    with pytest.raises(NotConfirmed):
        publisher.put(message(1, "anywhere"))


def test_a_broker_that_says_nothing_costs_no_more_than_the_time_set():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        publisher = Publisher(f"amqp://guest:guest@127.0.0.1:{port}//", timeout=1)
        began = time.monotonic()
        with pytest.raises(BROKEN):
            publisher.publish([message(1, "anywhere")])
        assert time.monotonic() - began < 3


def test_a_message_for_a_queue_that_is_not_there_is_not_confirmed(queues, publisher):
    with pytest.raises(NotConfirmed, match="no such queue"):
        publisher.put(message(1, reader_of(queues) + ".nowhere"))
