import threading
import time

import pytest

from shared.database import DatabaseAway
from shared.domain.errors import IllegalTransition, NotFound
from shared.messaging.envelope import UnknownVersion
from shared.messaging.parked import show_parked
from shared.messaging.publisher import Outgoing, Publisher
from shared.testing.broker import (
    depth,
    eventually,
    hearing,
    publish,
    reader_of,
    rows_for,
)


class Heard:
    """What was handled, and what goes wrong on the way."""

    def __init__(self, failing=lambda delivery: None):
        self.numbers: list[int] = []
        self.batches: list[int] = []
        self.tries = 0
        self.failing = failing

    def __call__(self, deliveries):
        self.tries += 1
        for delivery in deliveries:
            self.failing(delivery)
        self.batches.append(len(deliveries))
        self.numbers += [delivery.data["number"] for delivery in deliveries]


def failing_times(number, times, error):
    """Fail so often for one of the events."""
    left = [times]

    def fail(delivery):
        if delivery.data["number"] == number and left[0] > 0:
            left[0] -= 1
            raise error

    return fail


def test_events_are_heard_in_order_and_in_batches(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 500))
    heard = Heard()
    with hearing(rabbitmq, queues, heard):
        eventually(lambda: len(heard.numbers) == 500)
    assert heard.numbers == list(range(1, 501))
    assert max(heard.batches) == 50
    assert depth(rabbitmq, queues.main) == 0


def test_an_event_that_fails_for_a_while_is_tried_again_and_keeps_no_other_waiting(
    rabbitmq, queues
):
    publish(rabbitmq, rows_for(queues, 3))
    heard = Heard(failing_times(2, 5, RuntimeError("not yet")))
    with hearing(rabbitmq, queues, heard):
        eventually(lambda: len(heard.numbers) == 3)
    assert heard.numbers == [1, 3, 2]
    assert depth(rabbitmq, queues.parking) == 0


@pytest.mark.parametrize("hopeless", [UnknownVersion("v9"), IllegalTransition(state="closed")])
def test_an_event_that_is_hopeless_is_parked_at_once_with_its_cause(rabbitmq, queues, hopeless):
    publish(rabbitmq, rows_for(queues, 3))
    heard = Heard(failing_times(2, 1000, hopeless))
    with hearing(rabbitmq, queues, heard):
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)
    (parked,) = show_parked(rabbitmq, reader_of(queues))
    assert parked.cause.startswith(type(hopeless).__name__)
    assert parked.attempts == 1
    assert heard.numbers == [1, 3]


def test_an_event_that_never_succeeds_is_parked_after_six_tries(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 1))
    heard = Heard(failing_times(1, 1000, NotFound()))
    with hearing(rabbitmq, queues, heard):
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)
    (parked,) = show_parked(rabbitmq, reader_of(queues))
    assert parked.attempts == 6


@pytest.mark.parametrize("body", [b"{", b"\x80\x04K\x01.", b'{"specversion": "1.0"}'])
def test_what_cannot_be_read_is_parked_without_asking_anybody(rabbitmq, queues, body):
    publisher = Publisher(rabbitmq)
    publisher.put(
        Outgoing(message_id="", exchange="", routing_key=str(queues.main.name), body=body)
    )
    publisher.close()
    publish(rabbitmq, rows_for(queues, 1))
    heard = Heard()
    with hearing(rabbitmq, queues, heard):
        eventually(lambda: heard.numbers == [1] and depth(rabbitmq, queues.parking) == 1)
    (parked,) = show_parked(rabbitmq, reader_of(queues))
    assert parked.cause.startswith("Undecodable")
    assert parked.body == body


def test_the_cause_on_the_broker_quotes_no_data(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 1))
    leaky = NotFound()
    leaky.args = ("duplicate key\nDETAIL: Key (given_name)=(Amina) already exists.",)
    with hearing(rabbitmq, queues, Heard(failing_times(1, 1000, leaky))):
        eventually(lambda: depth(rabbitmq, queues.parking) == 1)
    (parked,) = show_parked(rabbitmq, reader_of(queues))
    assert "Amina" not in parked.cause


def test_while_the_database_is_away_events_are_held_and_no_attempt_is_counted(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 3))
    away = threading.Event()
    away.set()

    def fail(delivery):
        if away.is_set():
            raise DatabaseAway("connection refused")

    heard = Heard(fail)
    with hearing(rabbitmq, queues, heard) as batches:
        eventually(lambda: batches.holding)
        assert batches.holding == "connection refused"
        time.sleep(2)
        away.clear()
        eventually(lambda: heard.numbers == [1, 2, 3])
        assert batches.holding == ""
    assert heard.tries < 10
    assert depth(rabbitmq, queues.parking) == 0


def test_nothing_is_taken_from_the_broker_before_the_database_is_there(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 1))
    there = threading.Event()
    heard = Heard()

    def await_readiness():
        if not there.is_set():
            raise DatabaseAway("connection refused")

    with hearing(rabbitmq, queues, heard, await_readiness=await_readiness):
        time.sleep(1)
        assert heard.numbers == []
        there.set()
        eventually(lambda: heard.numbers == [1])


def test_stopping_lets_the_batch_at_hand_be_finished_and_acknowledged(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 2))
    began = threading.Event()

    def slowly(delivery):
        began.set()
        time.sleep(0.5)

    heard = Heard(slowly)
    with hearing(rabbitmq, queues, heard):
        began.wait(10)
    assert heard.numbers == [1, 2]
    assert depth(rabbitmq, queues.main) == 0


def test_stopping_while_holding_gives_the_events_back(rabbitmq, queues):
    publish(rabbitmq, rows_for(queues, 2))

    def fail(delivery):
        raise DatabaseAway("connection refused")

    with hearing(rabbitmq, queues, Heard(fail)) as batches:
        eventually(lambda: batches.holding)
    eventually(lambda: depth(rabbitmq, queues.main) == 2)
    assert depth(rabbitmq, queues.parking) == 0


def test_only_one_of_several_processes_hears_and_another_takes_its_place(rabbitmq, queues):
    first, second = Heard(), Heard()
    with hearing(rabbitmq, queues, second):
        with hearing(rabbitmq, queues, first):
            publish(rabbitmq, rows_for(queues, 10))
            eventually(lambda: len(first.numbers) + len(second.numbers) == 10)
        assert not (first.numbers and second.numbers)
        publish(rabbitmq, rows_for(queues, 5))
        eventually(lambda: len(second.numbers) >= 5)
