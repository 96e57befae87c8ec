from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import orjson
import pytest
from cloudevents.core.bindings.http import HTTPMessage, from_http_event

from shared.domain.context import Actor
from shared.domain.messages import foreign
from shared.messaging.envelope import (
    CONTENT_TYPE,
    Incomplete,
    Undecodable,
    Undeliverable,
    UnknownVersion,
    from_cloudevent,
    to_cloudevent,
)

RECORDED = datetime(2026, 3, 1, 23, 59, 59, 123456, tzinfo=UTC)


@dataclass
class Row:
    position: int = 2**40
    stream_id: UUID = field(default_factory=uuid4)
    category: str = "consent"
    version: int = 3
    type: str = "clients.consent_withdrawn"
    schema_version: int = 1
    recorded_at: datetime = RECORDED
    occurred_at: datetime = datetime(2026, 2, 28, 8, 0, tzinfo=UTC)
    tenant: str = "05974052"
    data: str = '{"consent_id":"6f9c7c5e-95a3-4d5f-8f54-04f1b0f6f4d1","on":"2026-02-28","old":1}'
    meta: dict[str, Any] = field(
        default_factory=lambda: {
            "actor": {"user": "m.weber", "role": "case_manager", "institution": "KI"},
            "correlation_id": str(uuid4()),
            "command_id": str(uuid4()),
        }
    )
    sealed_hash: str | None = None
    event_id: UUID = field(default_factory=uuid4)


@foreign("clients.consent_withdrawn", versions={1})
class ConsentWithdrawn:
    consent_id: UUID
    on: date


@foreign("clients.consent_withdrawn", versions={2})
class NextConsentWithdrawn:
    consent_id: UUID


@foreign("clients.consent_withdrawn", versions={1})
class WithReason:
    reason: str


def delivered(**changes: Any):
    return from_cloudevent(to_cloudevent(Row(**changes), 41))


def test_the_cloudevents_library_reads_what_we_publish():
    row = Row(sealed_hash="sha256:00")
    body = to_cloudevent(row, 41)
    heard = from_http_event(HTTPMessage({"content-type": CONTENT_TYPE}, body))
    attributes = heard.get_attributes()
    assert heard.get_id() == str(row.event_id)
    assert heard.get_type() == row.type
    assert heard.get_source() == "urn:wegakte:clients"
    assert heard.get_time() == row.occurred_at
    assert heard.get_data() == orjson.loads(row.data)
    assert attributes["previousposition"] == "41"
    assert attributes["sealedhash"] == "sha256:00"
    assert all(name.isalnum() and name.islower() for name in attributes)


def test_what_was_published_arrives_unchanged():
    row = Row()
    delivery = from_cloudevent(to_cloudevent(row, 41), attempt=2)
    assert (delivery.position, delivery.previous_position) == (2**40, 41)
    assert delivery.recorded_at == RECORDED
    assert delivery.recorded_on == date(2026, 3, 1)
    assert delivery.service == "clients"
    assert delivery.stream_id == row.stream_id
    assert delivery.actor == Actor(user="m.weber", role="case_manager", institution="KI")
    assert delivery.causation_id is None
    assert delivery.attempt == 2


def test_what_was_recorded_late_says_so():
    late = Row(meta=Row().meta | {"late_reason": "recorded_on_paper"})
    assert from_cloudevent(to_cloudevent(late, 0)).late_reason == "recorded_on_paper"
    assert delivered().late_reason is None


def test_the_payload_is_published_byte_for_byte():
    assert b'"data":{"b" :1.0,"a":2}' in to_cloudevent(Row(data='{"b" :1.0,"a":2}'), 0)


def test_a_reader_gets_only_the_fields_it_declared():
    fact = delivered().read(ConsentWithdrawn)
    assert fact.on == date(2026, 2, 28)
    assert isinstance(fact.consent_id, UUID)


def test_a_version_the_reader_does_not_know_is_undeliverable():
    with pytest.raises(UnknownVersion, match="v1"):
        delivered().read(NextConsentWithdrawn)


def test_a_missing_or_malformed_field_is_undeliverable():
    with pytest.raises(Incomplete, match="reason"):
        delivered().read(WithReason)
    with pytest.raises(Incomplete):
        delivered(data='{"consent_id": 7, "on": "2026-02-28"}').read(ConsentWithdrawn)


@pytest.mark.parametrize(
    "body", [b"", b"\x80\x04K", b"[]", b"null", b'{"id": "7"}', to_cloudevent(Row(data="[1]"), 0)]
)
def test_anything_else_is_undecodable(body):
    with pytest.raises(Undecodable):
        from_cloudevent(body)
    assert issubclass(Undecodable, Undeliverable)
