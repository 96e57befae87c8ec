from types import SimpleNamespace
from uuid import uuid4

import pytest

from shared.messaging.envelope import from_cloudevent
from shared.messaging.failures import is_hopeless
from shared.messaging.overtaking import HEADER, MOST_WAITS, Overtook, follows, require_order
from shared.messaging.publisher import Outcome, Outgoing
from shared.messaging.relay import outgoing, unpublished
from shared.testing.broker import log_row

STREAM, OTHER = uuid4(), uuid4()
BEGUN, COUNTED, CLOSED = "tally.begun", "tally.counted", "tally.closed"
HEARD = {BEGUN, COUNTED}


class Inbox:
    """What the reader has handled."""

    def __init__(self, *deliveries):
        self.handled = {each.event_id for each in deliveries}

    def rows(self, statement, parameters):
        return [(each,) for each in parameters[1] if each in self.handled]


def row(version, type_, stream=STREAM):
    return log_row(version, version=version, type=type_, stream_id=stream)


def as_message(each: Outgoing):
    return SimpleNamespace(body=each.body, properties={"application_headers": each.headers})


def arrive(*rows, attempt=0):
    """Return the deliveries of a batch that the relay sends at once."""
    messages = [as_message(each) for each in outgoing(rows, 0)]
    return [from_cloudevent(each.body, attempt=attempt, follows=follows(each)) for each in messages]


def test_a_message_names_the_last_of_each_type_that_was_sent_before_it_in_its_stream():
    rows = [row(1, BEGUN), row(1, BEGUN, OTHER), row(2, COUNTED), row(3, COUNTED), row(4, CLOSED)]
    assert [dict(each.follows) for each in arrive(*rows)] == [
        {}, {}, {BEGUN: 1}, {BEGUN: 1, COUNTED: 2}, {BEGUN: 1, COUNTED: 3},
    ]  # fmt: skip


@pytest.mark.parametrize("nonsense", ["{", "[]", "3", '{"a": "b"}', '{"a": null}'])
def test_a_header_that_cannot_be_read_names_nothing(nonsense):
    message = SimpleNamespace(properties={"application_headers": {HEADER: nonsense}})
    assert follows(message) == {}
    assert follows(SimpleNamespace(properties={})) == {}


def test_what_comes_in_order_is_handled():
    batch = arrive(row(1, BEGUN), row(2, COUNTED), row(3, COUNTED))
    require_order(Inbox(), "reader", HEARD, batch)
    require_order(Inbox(*batch[:2]), "reader", HEARD, batch[2:])


def test_what_has_overtaken_one_of_its_stream_waits():
    first, second, third = arrive(row(1, BEGUN), row(2, COUNTED), row(3, COUNTED))
    for batch in ([second], [second, first], [first, third], [third]):
        with pytest.raises(Overtook):
            require_order(Inbox(), "reader", HEARD, batch)
    assert not is_hopeless(Overtook())


def test_what_the_reader_does_not_hear_is_not_waited_for():
    _, second, third = arrive(row(1, CLOSED), row(2, BEGUN), row(3, COUNTED))
    require_order(Inbox(), "reader", HEARD, [second, third])


def test_what_has_waited_often_enough_goes_through():
    _, second = arrive(row(1, BEGUN), row(2, COUNTED), attempt=MOST_WAITS)
    require_order(Inbox(), "reader", HEARD, [second])


def test_after_a_refusal_the_rest_of_that_stream_is_sent_again_and_no_other():
    batch = outgoing([row(1, BEGUN), row(1, BEGUN, OTHER), row(2, COUNTED), row(3, COUNTED)], 0)
    refused = Outcome(failed={batch[2].message_id: "the broker refused it"})
    assert unpublished(batch, refused) == [batch[2], batch[3]]
    assert unpublished(batch, Outcome(confirmed=batch)) == []
