"""Whether an event has overtaken another of its stream: then it waits until that one was handled.

The relay sends a batch at once, and the broker may refuse one message and take the next. So each
message names those of its stream that were sent before it in the same batch: of every type the last
version. What was sent in earlier batches the broker has.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Protocol
from uuid import UUID

import orjson

from shared.database import Session
from shared.eventstore.store import event_id

HEADER = "x-follows"
MOST_WAITS = 3
HANDLED = "SELECT event_id FROM inbox WHERE consumer = %s AND event_id = ANY(%s::uuid[])"


class Overtook(Exception):
    """An event has come before one of the same stream that this reader hears, too."""


class Versioned(Protocol):
    """An event in a batch of the relay."""

    @property
    def stream_id(self) -> UUID:
        """The stream it is of."""

    @property
    def type(self) -> str:
        """Its type."""

    @property
    def version(self) -> int:
        """Its place in the stream."""


class Arrived(Protocol):
    """An event that has arrived."""

    @property
    def event_id(self) -> UUID:
        """Its id."""

    @property
    def stream_id(self) -> UUID:
        """The stream it is of."""

    @property
    def attempt(self) -> int:
        """How often it has been put aside."""

    @property
    def follows(self) -> Mapping[str, int]:
        """The last version of each type that was sent before it in the same batch."""


def headers_of(batch: Sequence[Versioned]) -> list[dict[str, str]]:
    """Return for each event of `batch` the header that names what of its stream precedes it."""
    last: dict[UUID, dict[str, int]] = {}
    headers = []
    for each in batch:
        before = last.setdefault(each.stream_id, {})
        headers.append({HEADER: orjson.dumps(before).decode()} if before else {})
        before[each.type] = each.version
    return headers


def kept(message: Any) -> dict[str, str]:
    """Return the header of `message` for its copy, if it has one."""
    known = message.properties.get("application_headers") or {}
    return {HEADER: str(known[HEADER])} if HEADER in known else {}


def follows(message: Any) -> dict[str, int]:
    """Return what of its stream was sent before `message`; nothing where that cannot be read."""
    try:
        named = orjson.loads(kept(message).get(HEADER, "{}"))
        return {str(type_): int(version) for type_, version in named.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def require_order(
    db: Session, reader: str, types: Collection[str], deliveries: Sequence[Arrived]
) -> None:
    """Raise `Overtook` unless all that `deliveries` follow on is here before them, or was.

    What has waited often enough goes through: the one before it may be parked.
    """
    here: set[UUID] = set()
    awaited: set[UUID] = set()
    for each in deliveries:
        if each.attempt < MOST_WAITS:
            awaited |= before(each, types) - here
        here.add(each.event_id)
    if awaited:
        rows = db.rows(HANDLED, (reader, list(awaited)))
        if missing := awaited - {row[0] for row in rows}:
            raise Overtook(f"not handled yet: {', '.join(sorted(map(str, missing)))}")


def before(arrived: Arrived, types: Collection[str]) -> set[UUID]:
    """Return the ids of the events of these `types` that `arrived` follows on."""
    return {
        event_id(arrived.stream_id, version)
        for type_, version in arrived.follows.items()
        if type_ in types
    }
