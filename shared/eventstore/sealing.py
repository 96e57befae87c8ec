"""Takes the personal fields of an event apart, seals them, and puts them together again."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

import orjson

from shared.domain.messages import Event, event_class, sealed_fields, upcast
from shared.domain.personal import ERASED, Sealed
from shared.eventstore.serialization import take_over, to_json
from shared.eventstore.store import event_id
from shared.keyring.keyring import Keyring
from shared.keyring.sealing import SealedPart

Payload = dict[str, Any]


class Header(NamedTuple):
    """Which event it is: what its sealed parts are bound to, besides its clear part."""

    stream_id: UUID
    version: int
    type: str
    schema_version: int

    def bound_to(self, clear: str) -> bytes:
        """Return what authenticates a sealed part."""
        return orjson.dumps(
            [str(self.stream_id), self.version, self.type, self.schema_version, clear]
        )

    @property
    def event_id(self) -> UUID:
        """The event's id."""
        return event_id(self.stream_id, self.version)


def encode(event: Event, header: Header, keys: Keyring) -> tuple[str, str | None]:
    """Return an event's clear part and its sealed parts, both as JSON."""
    marks = sealed_fields(type(event))  # type: ignore[arg-type]
    values = vars(event)
    if not marks:
        return to_json(values), None
    clear = to_json({name: value for name, value in values.items() if name not in marks})
    bound, id_ = header.bound_to(clear), header.event_id
    parts = [
        {
            "fields": sorted(group),
            "part": keys.seal(subject, category, id_, bound, to_json(group).encode()).to_json(),
        }
        for (subject, category), group in groups(event, marks).items()
    ]
    return clear, to_json(parts)


def groups(event: Event, marks: Mapping[str, Sealed]) -> dict[tuple[UUID, str], Payload]:
    """Return the personal fields by person and category."""
    found: dict[tuple[UUID, str], Payload] = defaultdict(dict)
    for name, mark in marks.items():
        subject = getattr(event, mark.subject or event.subject or "")
        found[subject, mark.category_in(event)][name] = getattr(event, name)
    return found


def decode(header: Header, data: str, sealed: list[dict[str, Any]], keys: Keyring) -> Event:
    """Return the event of a stored row that has sealed parts; erased ones read as `ERASED`.

    Raises `UnknownEvent` for a type or version this code does not know, `Tampered` where the
    sealed part does not belong to the row.
    """
    payload = orjson.loads(data) | opened(header, data, sealed, keys)
    return decode_clear(header.type, header.schema_version, payload)


def decode_clear(type_: str, schema_version: int, payload: Payload) -> Event:
    """Return the event that was stored as `payload`, which from now on belongs to it."""
    cls = event_class(type_)
    if cls.version != schema_version:
        payload = upcast(type_, schema_version, payload)
    return take_over(cls, payload)


def opened(header: Header, data: str, sealed: list[dict[str, Any]], keys: Keyring) -> Payload:
    """Return the personal fields of a row."""
    fields: Payload = {}
    bound, id_ = header.bound_to(data), header.event_id
    for each in sealed:
        plain = keys.open(SealedPart.from_json(each["part"]), id_, bound)
        fields |= dict.fromkeys(each["fields"], ERASED) if plain is None else orjson.loads(plain)
    return fields
