"""What an event store promises. Every implementation passes the same contract suite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID, uuid5

import orjson

from shared.domain.context import Actor, Context
from shared.domain.messages import Event

NAMESPACE = UUID("7d1f6a52-6f0e-5d0b-9c55-0d5a3c0f7a11")


def event_id(stream_id: UUID, version: int) -> UUID:
    """Return the id of an event: the same for ever, without being stored."""
    return uuid5(NAMESPACE, f"{stream_id}:{version}")


class Recorded(NamedTuple):
    """An event as it stands in the log. A tuple, because replays make millions of them."""

    event: Event
    type: str
    schema_version: int
    stream_id: UUID
    category: str
    version: int
    position: int
    tenant: str
    occurred_at: datetime
    recorded_at: datetime
    meta_text: str

    @property
    def event_id(self) -> UUID:
        """The event's id."""
        return event_id(self.stream_id, self.version)

    @property
    def meta(self) -> dict[str, Any]:
        """Its circumstances; parsed when asked for, since most replays never ask."""
        meta: dict[str, Any] = orjson.loads(self.meta_text)
        return meta

    @property
    def actor(self) -> Actor:
        """Who acted."""
        return Actor(**self.meta["actor"])


@dataclass(frozen=True, slots=True)
class Stream:
    """The history of one thing; version 0 is a stream that has not begun."""

    recorded: list[Recorded]

    @property
    def version(self) -> int:
        """How many events there are."""
        return self.recorded[-1].version if self.recorded else 0

    @property
    def events(self) -> list[Event]:
        """The events alone, oldest first."""
        return [recorded.event for recorded in self.recorded]


@dataclass(frozen=True, slots=True)
class Appended:
    """Where the events now stand."""

    recorded: list[Recorded]

    @property
    def version(self) -> int:
        """The stream's version after them."""
        return self.recorded[-1].version

    @property
    def position(self) -> int:
        """The position of the last of them in the log."""
        return self.recorded[-1].position


class CommandRepeated(Exception):
    """The command's id is already in the store; nothing was appended."""


class EventStore(Protocol):
    """The log of one service, inside one transaction."""

    def read(self, stream_id: UUID, *, after: int = 0) -> Stream:
        """Return the events of a stream, oldest first, from version `after` + 1."""

    def append(
        self,
        stream_id: UUID,
        category: str,
        events: Sequence[Event],
        *,
        expected: int,
        context: Context,
    ) -> Appended | None:
        """Add `events` if the stream's version is `expected`, else change nothing: `None`.

        Raises `CommandRepeated` when the context's `command_id` was stored before.
        """

    def after(self, position: int, limit: int) -> list[Recorded]:
        """Return the next events of the whole log, in order.

        None that could still appear before a later one is left out.
        """
