"""One transaction in which foreign events are handled, each once."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol
from uuid import UUID, uuid5

from shared.database import Session
from shared.domain.context import Actor, Context
from shared.domain.messages import Command

if TYPE_CHECKING:
    from shared.eventstore.execution import Answer, Execution

CLAIM = """
    INSERT INTO inbox (consumer, event_id, recorded_on)
    SELECT %s, * FROM unnest(%s::uuid[], %s::date[])
    ON CONFLICT DO NOTHING
    RETURNING event_id
"""


class Cause(Protocol):
    """A foreign event, as the cause of own commands."""

    @property
    def event_id(self) -> UUID:
        """The event's id."""

    @property
    def tenant(self) -> str:
        """Whose data it is about."""

    @property
    def correlation_id(self) -> UUID:
        """The request that began it all."""

    @property
    def traceparent(self) -> str | None:
        """The trace it belongs to."""


class Work:
    """One transaction in which foreign events are handled."""

    def __init__(self, execution: "Execution", db: Session) -> None:
        """Work within the transaction of `db`."""
        self._execution = execution
        self.db = db
        self.keys = execution.keys

    def as_tenant(self, tenant: str) -> None:
        """Go on as `tenant`."""
        self.db.act_for(tenant)

    def claim(self, reader: str, events: Iterable[tuple[UUID, date]]) -> set[UUID]:
        """Take events for `reader`; return those that were not handled before."""
        ids, days = zip(*events, strict=True)
        rows = self.db.rows(CLAIM, (reader, list(ids), list(days)))
        return {row[0] for row in rows}

    def execute(self, command: Command, *, cause: Cause, index: int) -> "Answer":
        """Do what follows from `cause`; `index` tells apart its several consequences."""
        name = self._execution.service.name
        context = Context(
            command_id=uuid5(cause.event_id, f"{name}:{index}"),
            tenant=cause.tenant,
            actor=Actor(user="system", role="system", institution=name),
            correlation_id=cause.correlation_id,
            causation_id=cause.event_id,
            traceparent=cause.traceparent,
        )
        return self._execution.within(self.db, command, context)
