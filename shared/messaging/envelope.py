"""An event on the wire: CloudEvents 1.0, structured JSON, without personal content."""

import builtins
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

import orjson

from shared.domain.context import Actor
from shared.domain.messages import foreign_declaration
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import build

F = TypeVar("F")
CONTENT_TYPE = "application/cloudevents+json"
SOURCE = "urn:wegakte:"


class Undeliverable(Exception):
    """This event will not be understood, however often it is tried."""


class Undecodable(Undeliverable):
    """What arrived is not an event of ours."""


class UnknownVersion(Undeliverable):
    """The event has a version that this reader does not know."""


class Incomplete(Undeliverable):
    """The event lacks a field that this reader needs, or has it in another form."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Delivery:
    """An event that has arrived, with everything its envelope tells."""

    event_id: UUID
    service: str
    type: str
    schema_version: int
    stream_id: UUID
    category: str
    version: int
    position: int
    previous_position: int
    occurred_at: datetime
    recorded_at: datetime
    tenant: str
    correlation_id: UUID
    causation_id: UUID | None
    command_id: UUID | None
    actor: Actor
    late_reason: str | None
    legal_basis: str | None
    purpose: str | None
    sealed_hash: str | None
    traceparent: str | None
    data: dict[str, Any]
    body: bytes
    attempt: int = 0
    follows: Mapping[str, int] = field(default_factory=dict)

    @property
    def recorded_on(self) -> date:
        """The day of the recording, in UTC."""
        return self.recorded_at.astimezone(UTC).date()

    def read(self, fact: builtins.type[F]) -> F:
        """Return the few fields that `fact` declares.

        Raises `UnknownVersion` for a version it does not read, `Incomplete` for missing fields.
        """
        if self.schema_version not in foreign_declaration(fact).versions:
            raise UnknownVersion(f"{self.type} v{self.schema_version} for {fact.__name__}")
        try:
            return build(fact, self.data)
        except (TypeError, ValueError, KeyError, AttributeError) as error:
            raise Incomplete(f"{self.type} for {fact.__name__}: {error}") from error


def to_cloudevent(row: LogRow, previous_position: int) -> bytes:
    """Return the published form of an event; `previous_position` is that of the one before it."""
    meta = row.meta
    actor = meta["actor"]
    attributes = {
        "specversion": "1.0",
        "id": str(row.event_id),
        "source": SOURCE + service_of(row.type),
        "type": row.type,
        "time": row.occurred_at,
        "datacontenttype": "application/json",
        "schemaversion": row.schema_version,
        "streamid": str(row.stream_id),
        "category": row.category,
        "streamversion": row.version,
        # Text, because an integer of CloudEvents ends at 2^31.
        "position": str(row.position),
        "previousposition": str(previous_position),
        "recordedtime": row.recorded_at,
        "tenant": row.tenant,
        "correlationid": meta.get("correlation_id"),
        "causationid": meta.get("causation_id"),
        "commandid": meta.get("command_id"),
        "actoruser": actor["user"],
        "actorrole": actor["role"],
        "institution": actor["institution"],
        "latereason": meta.get("late_reason"),
        "legalbasis": meta.get("legal_basis"),
        "purpose": meta.get("purpose"),
        "sealedhash": row.sealed_hash,
        "traceparent": meta.get("traceparent"),
        "data": orjson.Fragment(row.data),
    }
    known = {name: value for name, value in attributes.items() if value is not None}
    return orjson.dumps(known, option=orjson.OPT_UTC_Z)


def service_of(type_: str) -> str:
    """Return which service tells events of this type."""
    return type_.partition(".")[0]


def from_cloudevent(
    body: bytes, *, attempt: int = 0, follows: Mapping[str, int] | None = None
) -> Delivery:
    """Return what a message holds, or raise `Undecodable`."""
    try:
        return parsed(orjson.loads(body), body, attempt, follows or {})
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Undecodable(f"{type(error).__name__}: {error}") from error


def parsed(wire: dict[str, Any], body: bytes, attempt: int, follows: Mapping[str, int]) -> Delivery:
    """Return the delivery that the attributes in `wire` describe."""
    if not isinstance(wire["data"], dict):
        raise TypeError("data is not an object")
    return Delivery(
        event_id=UUID(wire["id"]),
        service=wire["source"].removeprefix(SOURCE),
        type=wire["type"],
        schema_version=int(wire["schemaversion"]),
        stream_id=UUID(wire["streamid"]),
        category=wire["category"],
        version=int(wire["streamversion"]),
        position=int(wire["position"]),
        previous_position=int(wire["previousposition"]),
        occurred_at=datetime.fromisoformat(wire["time"]),
        recorded_at=datetime.fromisoformat(wire["recordedtime"]),
        tenant=wire["tenant"],
        correlation_id=UUID(wire["correlationid"]),
        causation_id=optional_id(wire.get("causationid")),
        command_id=optional_id(wire.get("commandid")),
        actor=Actor(
            user=wire["actoruser"], role=wire["actorrole"], institution=wire["institution"]
        ),
        late_reason=wire.get("latereason"),
        legal_basis=wire.get("legalbasis"),
        purpose=wire.get("purpose"),
        sealed_hash=wire.get("sealedhash"),
        traceparent=wire.get("traceparent"),
        data=wire["data"],
        body=body,
        attempt=attempt,
        follows=follows,
    )


def optional_id(text: str | None) -> UUID | None:
    """Return the id in `text`, if there is one."""
    return UUID(text) if text else None
