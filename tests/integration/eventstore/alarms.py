"""Alarms in a database of their own, and somebody who sets them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import uuid6

from shared.domain.messages import Command
from shared.eventstore.execution import Execution
from shared.eventstore.store import Recorded
from shared.eventstore.timers import Timers
from shared.keyring.memory import MemoryKeyring
from shared.provisioning.clock import SettableClock
from shared.settings import Settings
from shared.testing.alarm import ALARM, SERVICE, SetAlarm
from shared.testing.store_contract import TENANT, context
from shared.testing.stores import install_store, scratch_database, tally_execution

EIGHT = datetime(2025, 3, 3, 8, tzinfo=UTC)


@dataclass
class Alarms:
    """The alarm service without its doors."""

    url: str
    database: str
    execution: Execution
    clock: SettableClock

    @property
    def timers(self) -> Timers:
        return Timers(self.execution)

    def do(self, command: Command, tenant: str = TENANT) -> Any:
        return self.execution.execute(command, context(tenant))

    def set(self, due: datetime, tenant: str = TENANT, **more: Any) -> UUID:
        alarm_id = uuid6.uuid7()
        self.do(SetAlarm(alarm_id=alarm_id, due=due, **more), tenant)
        return alarm_id

    def fire(self) -> int:
        """Do all that is due; return how much it was."""
        return len(list(iter(self.timers.fire_next, None)))

    def history(self, alarm_id: UUID, tenant: str = TENANT) -> list[Recorded]:
        return [each for each, _ in self.execution.history(ALARM, alarm_id, tenant)]

    def rang(self, alarm_id: UUID, tenant: str = TENANT) -> list[Recorded]:
        return [each for each in self.history(alarm_id, tenant) if each.type == "alarm.alarm_rang"]

    def waiting(self) -> dict[UUID, Any]:
        """Return the timers there are, each by its stream."""
        with self.execution.database.session() as db:
            return {row["stream_id"]: row for row in db.all("SELECT * FROM timer")}


@contextmanager
def alarms_in(url: str) -> Iterator[Alarms]:
    """Have alarms, and a clock that stands at eight until it is set."""
    with scratch_database(url) as name:
        install_store(url, name, SERVICE, settable_clock=True)
        clock = SettableClock(Settings(database_url=url, database_name=name))
        clock.stop_at(EIGHT)
        execution = tally_execution(url, name, MemoryKeyring(), SERVICE, settable_clock=True)
        yield Alarms(url, name, execution, clock)
        clock.close()
        execution.database.close()
        execution.log_database.close()
