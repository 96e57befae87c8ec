import pytest

from shared.domain.errors import IllegalTransition
from shared.messaging.parked import (
    count_parked,
    drop_parked,
    parked_counts,
    replay_parked,
    show_parked,
)
from shared.testing.broker import (
    eventually,
    fresh_reader,
    hearing,
    publish,
    reader_of,
    rows_for,
)


def refuse(deliveries):
    raise IllegalTransition(state="closed")


@pytest.fixture
def parked(rabbitmq):
    """Three events that were given up."""
    with fresh_reader(rabbitmq) as queues:
        publish(rabbitmq, rows_for(queues, 3))
        with hearing(rabbitmq, queues, refuse):
            eventually(lambda: count_parked(rabbitmq, reader_of(queues)) == 3)
        yield queues


def heard_now(rabbitmq, queues, count):
    heard = []
    with hearing(rabbitmq, queues, heard.extend):
        eventually(lambda: len(heard) == count)
    return [(each.position, each.attempt) for each in heard]


def test_looking_at_parked_events_leaves_them_where_they_are(rabbitmq, parked):
    for _ in range(25):
        # They go back a moment after the connection has ended.
        eventually(lambda: count_parked(rabbitmq, reader_of(parked)) == 3)
        events = show_parked(rabbitmq, reader_of(parked))
        assert [event.attempts for event in events] == [1, 1, 1]
    assert {event.type for event in events} == {f"{reader_of(parked)}.something_happened"}
    assert all(event.parked_at for event in events)


def test_parked_events_are_handled_after_all_as_if_they_were_new(rabbitmq, parked):
    assert replay_parked(rabbitmq, reader_of(parked)) == 3
    assert heard_now(rabbitmq, parked, 3) == [(1, 0), (2, 0), (3, 0)]
    assert count_parked(rabbitmq, reader_of(parked)) == 0


def test_one_parked_event_is_handled_after_all(rabbitmq, parked):
    second = show_parked(rabbitmq, reader_of(parked))[1]
    assert replay_parked(rabbitmq, reader_of(parked), second.event_id) == 1
    assert heard_now(rabbitmq, parked, 1) == [(2, 0)]
    assert count_parked(rabbitmq, reader_of(parked)) == 2


def test_a_parked_event_is_let_go(rabbitmq, parked):
    first = show_parked(rabbitmq, reader_of(parked), limit=1)[0]
    assert drop_parked(rabbitmq, reader_of(parked), first.event_id) == 1
    assert first.event_id not in {e.event_id for e in show_parked(rabbitmq, reader_of(parked))}


def test_a_reader_without_queues_has_nothing_parked(rabbitmq):
    assert parked_counts(rabbitmq, ["nobody"]) == {"nobody": 0}
    assert show_parked(rabbitmq, "nobody") == []
