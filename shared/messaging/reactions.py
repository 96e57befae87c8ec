"""What a service does when it hears of a foreign fact."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from typing import Any, Protocol
from uuid import UUID

from shared.database import Session
from shared.domain.messages import Command, foreign_declaration
from shared.keyring.keyring import Keyring
from shared.messaging.envelope import Delivery
from shared.messaging.overtaking import require_order
from shared.messaging.topology import EVERYTHING

React = Callable[..., Sequence[Command]]
Given = Callable[[Session, Any, Delivery], Any]
Keep = Callable[[Session, Any, Delivery], None]
HandleAll = Callable[[Session, Sequence[Delivery]], None]


class Work(Protocol):
    """One transaction in which foreign events are handled."""

    db: Session
    keys: Keyring

    def as_tenant(self, tenant: str) -> None:
        """Go on as `tenant`."""

    def claim(self, reader: str, events: Iterable[tuple[UUID, date]]) -> set[UUID]:
        """Take events for `reader`; return those that were not handled before."""

    def execute(self, command: Command, *, cause: Delivery, index: int) -> object:
        """Do what follows from `cause`; `index` tells apart its several consequences."""


class Workplace(Protocol):
    """Where transactions are opened."""

    def work(self, *, all_tenants: bool = False) -> AbstractContextManager[Work]:
        """Open one."""


class Hearing(Protocol):
    """What a reader hears, and what it does about it."""

    @property
    def types(self) -> frozenset[str]:
        """The event types, as routing keys."""

    def handle(self, workplace: Workplace, reader: str, deliveries: Sequence[Delivery]) -> None:
        """Do all that follows from `deliveries` in one transaction, for each of them once."""


@dataclass(frozen=True)
class Reading:
    """One foreign fact, and what is done about it."""

    fact: type[Any]
    act: Callable[[Work, Any, Delivery, Iterator[int]], None]

    @property
    def type(self) -> str:
        """The type of the events that tell of it."""
        return foreign_declaration(self.fact).type


def when(fact: type[Any], react: React, *, given: Given | None = None) -> Reading:
    """Have `react(fact)` answer with commands of this service.

    With `given`, `react` also gets what `given(db, fact, delivery)` found in the read models.
    """

    def act(work: Work, heard: Any, delivery: Delivery, index: Iterator[int]) -> None:
        commands = react(heard, given(work.db, heard, delivery)) if given else react(heard)
        for command in commands:
            work.execute(command, cause=delivery, index=next(index))

    return Reading(fact, act)


def keep(fact: type[Any], note: Keep) -> Reading:
    """Have `note(db, fact, delivery)` keep a read model of foreign facts."""

    def act(work: Work, heard: Any, delivery: Delivery, index: Iterator[int]) -> None:
        note(work.db, heard, delivery)

    return Reading(fact, act)


class Reactions:
    """All that a service reads of others, in the order in which it is done for each event."""

    def __init__(self, *readings: Reading, tenant: Callable[[str], str] = str) -> None:
        """Do it for the event's tenant, or for the one that `tenant` makes of it."""
        self.readings = readings
        self.types = frozenset(reading.type for reading in readings)
        self.tenant = tenant

    def handle(self, workplace: Workplace, reader: str, deliveries: Sequence[Delivery]) -> None:
        """Do all that follows from `deliveries` in one transaction, for each of them once."""
        acting_for = None
        events = [(each.event_id, each.recorded_on) for each in deliveries]
        with workplace.work() as work:
            require_order(work.db, reader, self.types, deliveries)
            new = work.claim(reader, events) if events else set()
            for delivery in deliveries:
                if delivery.event_id not in new:
                    continue
                new.discard(delivery.event_id)
                cause = replace(delivery, tenant=self.tenant(delivery.tenant))
                if cause.tenant != acting_for:
                    work.as_tenant(acting_for := cause.tenant)
                self._react(work, cause)

    def _react(self, work: Work, delivery: Delivery) -> None:
        index = count()
        for reading in self.readings:
            if reading.type == delivery.type:
                reading.act(work, delivery.read(reading.fact), delivery, index)


class Everything:
    """All events of all services, in batches; also those that come again."""

    types = frozenset({EVERYTHING})

    def __init__(self, handler: HandleAll) -> None:
        """Hand over to `handler`."""
        self._handler = handler

    def handle(self, workplace: Workplace, reader: str, deliveries: Sequence[Delivery]) -> None:
        """Hand over `deliveries`, in one transaction."""
        with workplace.work(all_tenants=True) as work:
            self._handler(work.db, deliveries)


def hear_everything(handler: HandleAll) -> Everything:
    """Have `handler(db, deliveries)` see every event of all services, whoever's it is.

    Those that come again are not held back: it is for the handler to see whether they still say
    the same.
    """
    return Everything(handler)
