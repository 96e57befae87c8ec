"""Read models: what one can ask of the past, kept up to date with every event."""

from collections.abc import Callable
from dataclasses import dataclass

from shared.database import Session
from shared.eventstore.store import Recorded


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A read model: its tables, and how an event changes them.

    `project` is called in the transaction that appends the event, and again for every event of
    the log when the projection is rebuilt; it must give the same tables each time.
    """

    name: str
    tables: tuple[str, ...]
    project: Callable[[Session, Recorded], None]
