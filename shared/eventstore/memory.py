"""The event store in memory, for tests that need no database."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from uuid import UUID

from shared.domain.context import Context
from shared.domain.messages import Event
from shared.eventstore.postgres import meta_of
from shared.eventstore.serialization import to_json
from shared.eventstore.store import Appended, CommandRepeated, Recorded, Stream


def in_utc() -> datetime:
    """Return what time it is."""
    return datetime.now(UTC)


class MemoryEventStore:
    """A log in a list. It keeps every promise of the store but the one to outlive the process."""

    def __init__(self, tenant: str, now: Callable[[], datetime] = in_utc) -> None:
        """Begin empty, for `tenant`; `now` says what time it is."""
        self._tenant = tenant
        self._now = now
        self._log: list[Recorded] = []
        self._commands: set[UUID] = set()

    def read(self, stream_id: UUID, *, after: int = 0) -> Stream:
        """Return the events of a stream, oldest first, from version `after` + 1."""
        return Stream([r for r in self._log if r.stream_id == stream_id and r.version > after])

    def append(
        self,
        stream_id: UUID,
        category: str,
        events: Sequence[Event],
        *,
        expected: int,
        context: Context,
    ) -> Appended | None:
        """Add `events` if the stream's version is `expected`, else change nothing: `None`."""
        if context.tenant != self._tenant:
            raise PermissionError(context.tenant)
        if self.read(stream_id).version != expected:
            return None
        if context.command_id in self._commands:
            raise CommandRepeated(context.command_id)
        now = self._now()
        recorded = [
            Recorded(
                event=event,
                type=event.type,
                schema_version=event.version,
                stream_id=stream_id,
                category=category,
                version=expected + number,
                position=len(self._log) + number,
                tenant=context.tenant,
                occurred_at=context.occurred_at or now,
                recorded_at=now,
                meta_text=to_json(meta_of(context)),
            )
            for number, event in enumerate(events, start=1)
        ]
        self._log.extend(recorded)
        self._commands.add(context.command_id)
        return Appended(recorded)

    def after(self, position: int, limit: int) -> list[Recorded]:
        """Return the next events of the whole log, in order."""
        return [r for r in self._log if r.position > position][:limit]
