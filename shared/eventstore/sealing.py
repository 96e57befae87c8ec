"""Takes the personal fields of an event apart, seals them, and puts them together again."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson

from shared.domain.messages import Event, event_class, sealed_fields, upcast
from shared.domain.personal import ERASED, Sealed
from shared.eventstore.serialization import build, to_json
from shared.eventstore.store import event_id
from shared.keyring.keyring import Keyring
from shared.keyring.sealing import SealedPart

Payload = dict[str, Any]


def header_of(stream_id: UUID, version: int, type_: str, schema_version: int, clear: str) -> bytes:
    """Return the clear part that a sealed part is bound to."""
    return orjson.dumps([str(stream_id), version, type_, schema_version, clear])


def encode(event: Event, stream_id: UUID, version: int, keys: Keyring) -> tuple[str, str | None]:
    """Return an event's clear part and its sealed parts, both as JSON."""
    marks = sealed_fields(type(event))  # type: ignore[arg-type]
    values = vars(event)
    clear = to_json({name: value for name, value in values.items() if name not in marks})
    if not marks:
        return clear, None
    header = header_of(stream_id, version, event.type, event.version, clear)
    id_ = event_id(stream_id, version)
    parts = [
        {
            "fields": sorted(group),
            "part": keys.seal(subject, category, id_, header, to_json(group).encode()).to_json(),
        }
        for (subject, category), group in groups(event, marks).items()
    ]
    return clear, to_json(parts)


def groups(event: Event, marks: Mapping[str, Sealed]) -> dict[tuple[UUID, str], Payload]:
    """Return the personal fields by person and category."""
    found: dict[tuple[UUID, str], Payload] = defaultdict(dict)
    for name, mark in marks.items():
        subject = getattr(event, mark.subject or event.subject or "")
        found[subject, mark.category][name] = getattr(event, name)
    return found


def decode(row: Mapping[str, Any], keys: Keyring) -> Event:
    """Return the event of a stored row; what was erased reads as `ERASED`.

    Raises `UnknownEvent` for a type or version this code does not know.
    """
    cls = event_class(row["type"])
    payload = row["data"]
    if row["sealed"]:
        clear = to_json(payload)
        header = header_of(
            row["stream_id"], row["version"], row["type"], row["schema_version"], clear
        )
        payload = payload | opened(row, header, keys)
    return build(cls, upcast(row["type"], row["schema_version"], payload))


def opened(row: Mapping[str, Any], header: bytes, keys: Keyring) -> Payload:
    """Return the personal fields of a row."""
    fields: Payload = {}
    for sealed in row["sealed"]:
        part = SealedPart.from_json(sealed["part"])
        plain = keys.open(part, event_id(row["stream_id"], row["version"]), header)
        fields |= dict.fromkeys(sealed["fields"], ERASED) if plain is None else orjson.loads(plain)
    return fields
