"""Read models: what one can ask of the past, kept up to date with every event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from shared.database import Session
from shared.eventstore.store import Recorded


@dataclass(frozen=True, kw_only=True)
class Projection:
    """A read model: its tables, and how an event changes them.

    `project` is called in the transaction that appends the event, and again for every event of
    the log when the projection is rebuilt; it must give the same tables each time. Where a log is
    long, `project_all` may do with a page of events what `project` does with each in turn, in
    fewer statements; only rebuilding uses it.
    """

    name: str
    tables: tuple[str, ...]
    project: Callable[[Session, Recorded], None]
    project_all: Callable[[Session, Sequence[Recorded]], None] | None = None

    def bring_in(self, db: Session, recorded: Sequence[Recorded]) -> None:
        """Apply a page of events, in order."""
        if self.project_all:
            self.project_all(db, recorded)
            return
        for each in recorded:
            self.project(db, each)
