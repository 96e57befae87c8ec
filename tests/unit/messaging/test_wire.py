from dataclasses import dataclass
from uuid import UUID, uuid4

import orjson
import pytest

from shared.domain.errors import Invalid, NotFound, Refusal
from shared.domain.personal import ERASED
from shared.eventstore.execution import Answer
from shared.messaging import wire


@dataclass(frozen=True)
class Fields:
    number: int
    on: UUID


def answer_of(body):
    return orjson.loads(body)["result"]


def test_a_request_travels_as_nameko_sends_arguments():
    request = {"command": {"a": 1}, "context": {}}
    body = wire.pack_request(request)
    assert orjson.loads(body) == {"args": [request], "kwargs": {}}
    assert wire.unpack_request(body) == request


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'{"args": []}', b'{"args": [7]}', b"\x80\x04."]
)
def test_what_is_no_request_is_refused(body):
    with pytest.raises(wire.Unreadable):
        wire.unpack_request(body)


def test_a_request_larger_than_any_command_is_refused():
    with pytest.raises(wire.TooLarge) as refused:
        wire.unpack_request(wire.pack_request({"text": "x" * wire.LARGEST_REQUEST}))
    assert wire.refused(refused.value)["refused"]["code"] == "TOO_LARGE"


def test_an_accepted_command_tells_where_its_events_stand():
    stream_id = uuid4()
    said = wire.accepted(Answer(stream_id, 3, 17, ("cases.case_closed",)))
    assert answer_of(wire.pack_answer(said)) == {
        "accepted": {
            "stream_id": str(stream_id),
            "version": 3,
            "position": 17,
            "events": ["cases.case_closed"],
            "repeated": False,
        }
    }


def test_a_refusal_keeps_code_kind_message_and_details():
    said = wire.refused(NotFound(seats=frozenset({"b", "a"}), who=ERASED))
    assert answer_of(wire.pack_answer(said)) == {
        "refused": {
            "code": "NOT_FOUND",
            "kind": "not_found",
            "message": "There is nothing under this id that you may see.",
            "details": {"seats": ["a", "b"], "who": "[erased]"},
        }
    }


@pytest.mark.parametrize("answer", [{"it": object()}, {"it": "x" * wire.LARGEST_ANSWER}])
def test_an_answer_that_cannot_be_sent_is_an_internal_error_and_tells_nothing(answer):
    assert answer_of(wire.pack_answer(answer)) == wire.internal()


@pytest.mark.parametrize("body", [b"", b"[]", b'{"result": 7}', b'{"error": {}}'])
def test_what_is_no_answer_is_an_internal_error(body):
    assert wire.unpack_answer(body) == wire.internal()


def code_of(refusal: pytest.ExceptionInfo[Refusal]):
    return refusal.value.code, refusal.value.details


def test_fields_are_checked_one_by_one():
    with pytest.raises(wire.UnknownFields) as unknown:
        wire.read_fields(Fields, {"number": 1, "on": str(uuid4()), "x": 1})
    assert code_of(unknown) == ("UNKNOWN_FIELDS", {"fields": {"x": ["Unknown field."]}})
    with pytest.raises(Invalid) as invalid:
        wire.read_fields(Fields, {"number": "one", "x": 1})
    assert code_of(invalid)[0] == "INVALID"
    assert set(code_of(invalid)[1]["fields"]) == {"number", "on", "x"}


def test_a_request_without_its_parts_is_unreadable():
    with pytest.raises(wire.Unreadable):
        wire.read_part({"command": 7}, "command")
    with pytest.raises(wire.Unreadable):
        wire.read_context({})


def test_what_is_missing_may_still_come_but_what_is_wrong_stays_wrong():
    wire.check_fields(Fields, {"number": 1})
    with pytest.raises(Invalid) as invalid:
        wire.check_fields(Fields, {"number": "one"})
    assert set(code_of(invalid)[1]["fields"]) == {"number"}
    with pytest.raises(wire.UnknownFields):
        wire.check_fields(Fields, {"speed": 1})
