"""What a million events cost that ten thousand do not."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from uuid import UUID

import psycopg2

from services.audit import service as audit
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.testing.store_contract import TENANT
from shared.testing.town import Town, open_town
from tests.benchmarks.filling import any_stream, fill
from tests.benchmarks.laboratory import append_ours, store
from tests.benchmarks.measuring import Peer, Ratio, compare
from tests.benchmarks.reading import load_ours

FEW, MANY = 10_000, 1_000_000


@dataclass(frozen=True)
class Grown:
    """A store and a ledger with so many events."""

    events: int
    execution: Execution
    town: Town
    pick: Callable[[], UUID]

    def streams(self) -> int:
        """Load some streams."""
        return load_ours(self.execution, [self.pick() for _ in range(200)])

    def tail(self) -> int:
        """Read the last page of the log."""
        for _ in range(10):
            with self.execution.log_database.session() as db:
                PostgresEventStore(db, self.execution.keys).after(self.events - 500, 500)
        return 10

    def timelines(self) -> int:
        """Ask for the first page of what happened about some people."""
        for _ in range(100):
            self.town.find("timeline", tenant=TENANT, kind="client", id=str(self.pick()))
        return 100

    def append(self) -> int:
        """Append single events."""
        return append_ours(self.execution, 1, 200)


@contextmanager
def grown(admin_url: str, events: int) -> Iterator[Grown]:
    """Make a store and a ledger of that size."""
    with ExitStack() as stack:
        name, execution = stack.enter_context(store(admin_url))
        town = stack.enter_context(open_town(audit, admin_url))
        dsn = partial(psycopg2.extensions.make_dsn, admin_url)
        fill(dsn(dbname=name), "growing.sql", events)
        fill(dsn(dbname=town.settings.database_name), "ledger.sql", events)
        yield Grown(events, execution, town, any_stream(events))


def measure(admin_url: str) -> list[Ratio]:
    """Do the same at both sizes; the ratio is how many times as long it takes at the large one."""
    with grown(admin_url, FEW) as few, grown(admin_url, MANY) as many:
        return [
            ratio
            for what, at_many, at_few, most in (
                ("read a stream", many.streams, few.streams, 1.2),
                ("first page of a person's timeline", many.timelines, few.timelines, 1.2),
                ("last page of the log", many.tail, few.tail, 1.2),
                ("append an event", many.append, few.append, 1.3),
            )
            for ratio in compare(
                f"{what}, at 1,000,000 events",
                at_many,
                Peer(against="at 10,000 events", work=at_few, must=most, at_most=True),
            )
        ]
