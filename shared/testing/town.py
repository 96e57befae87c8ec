"""A service behind its doors, with a real database and without a broker."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.opening import open_execution
from shared.eventstore.rebuild import Rebuild
from shared.eventstore.serialization import to_json
from shared.eventstore.timers import Timers
from shared.keyring.keyring import Keyring
from shared.keyring.memory import MemoryKeyring
from shared.messaging.doors import Commands
from shared.messaging.envelope import from_cloudevent, to_cloudevent
from shared.migrations import migrate
from shared.provisioning.clock import SettableClock
from shared.settings import Settings
from shared.testing.broker import log_row
from shared.testing.store_contract import TENANT

Plain = dict[str, Any]
BEGINNING = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
NEXT_DUE = "SELECT min(try_at) FROM timer WHERE try_at <= %s"


class Refused(Exception):
    """The door said no."""


class Town:
    """Asks the doors of one service, as whoever one likes to be, and has it hear of events."""

    def __init__(self, module: Any, execution: Execution, settings: Settings) -> None:
        """Ask the service in `module`, which works with `execution`."""
        self.module = module
        self.execution = execution
        self.settings = settings
        self.clock = SettableClock(settings)
        self.clock.stop_at(BEGINNING)
        self.now = BEGINNING
        commands = Commands(module.SERVICE)
        commands.execution = execution
        self.doors = module.Doors()
        self.doors.commands = commands

    def set_clock(self, moment: datetime) -> None:
        """Have it be that moment until the clock is set again; what was due is not done."""
        if moment != self.now:
            self.clock.stop_at(moment)
            self.now = moment

    def pass_time(self, *, to: datetime) -> None:
        """Let time pass, and everything that is due until then happen at its moment."""
        timers = Timers(self.execution)
        while due := self._next_due(to):
            self.set_clock(max(due, self.now))
            timers.fire_next()
        self.set_clock(to)

    def _next_due(self, until: datetime) -> datetime | None:
        with self.execution.database.session() as db:
            due: datetime | None = db.rows(NEXT_DUE, (until,))[0][0]
        return due

    def ask(self, name: str, kind: str, fields: Plain, tenant: str, **context: Any) -> Plain:
        """Return what a door answers, or raise `Refused`; `at` sets the clock."""
        fields = dict(fields)
        if at := fields.pop("at", None):
            self.set_clock(datetime.fromisoformat(at))
        institution = context.pop("institution", tenant)
        actor = {"user": "a.becker", "role": "case_manager", "institution": institution}
        known = {"command_id": str(uuid4()), "correlation_id": str(uuid4()), "actor": actor}
        request = {kind: fields, "context": {**known, "tenant": tenant, **context}}
        answer: Plain = getattr(self.doors, name)(request)
        if "refused" in answer:
            raise Refused(answer["refused"]["code"], answer["refused"]["details"])
        return answer

    def do(
        self, name: str, /, *, tenant: str, context: Plain | None = None, **fields: Any
    ) -> Plain:
        """Have something done; return what was accepted."""
        answer = self.ask(name, "command", fields, tenant, **(context or {}))
        return dict(answer["accepted"])

    def find(
        self, name: str, /, *, tenant: str, context: Plain | None = None, **fields: Any
    ) -> Plain:
        """Return what is found."""
        return dict(self.ask(name, "query", fields, tenant, **(context or {}))["found"])

    def hear(self, type_: str, data: Plain, tenant: str = TENANT, **more: Any) -> None:
        """Have the service hear of an event; `more` says where in which log it stands."""
        times = {"recorded_at": self.now, "occurred_at": self.now}
        row = log_row(1, type=type_, tenant=tenant, data=to_json(data), **{**times, **more})
        delivery = from_cloudevent(to_cloudevent(row, 0))
        self.module.REACTIONS.handle(self.execution, self.module.SERVICE.name, [delivery])

    def rows(self, table: str, tenant: str) -> list[Plain]:
        """Return all that a tenant sees of a table."""
        with self.execution.database.session(tenant) as db:
            rows = db.all(f"SELECT * FROM {table}")
        return [{name: readable(value) for name, value in row.items()} for row in rows]

    def history(self, stream_id: str, tenant: str) -> list[str]:
        """Return what happened to something of the service's first kind."""
        aggregate = self.execution.service.aggregates[0]
        steps = self.execution.history(aggregate, UUID(stream_id), tenant)
        return [recorded.type for recorded, _ in steps]

    def rebuild(self) -> None:
        """Make every projection anew."""
        owner = Database(self.settings.database_url, name=self.settings.database_name, size=1)
        for projection in self.execution.service.projections:
            Rebuild(
                self.execution.service,
                projection,
                owner,
                self.execution.log_database,
                self.execution.keys,
            ).run(lambda done, all_: None)
        owner.close()


def readable(value: Any) -> Any:
    """Return a value that can be compared."""
    return bytes(value) if isinstance(value, memoryview) else value


@contextmanager
def open_town(module: Any, postgres: str, keys: Keyring | None = None) -> Iterator[Town]:
    """Open a town of its own for the service in `module`; nothing is left of it afterwards."""
    settings = Settings(
        database_url=postgres,
        database_password="test",
        database_name=f"test_{uuid4().hex}",
        settable_clock=True,
    )
    migrate(settings, [module.SERVICE], lambda line: None)
    execution = open_execution(module.SERVICE, settings, keys or MemoryKeyring())
    town = Town(module, execution, settings)
    yield town
    town.clock.close()
    execution.database.close()
    execution.log_database.close()
    server = Database(postgres).connect()
    for name in (settings.database_name, settings.keyring_name):
        server.raw.cursor().execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    server.close()
