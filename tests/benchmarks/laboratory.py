"""The three logs that are measured: ours, a plain table, and that of the library."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import psycopg2
import uuid6
from eventsourcing.application import Application

from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.keyring.memory import MemoryKeyring
from shared.testing.store_contract import TENANT, context
from shared.testing.stores import install_tally, scratch_database, tally_execution
from tests.benchmarks.peer import peer
from tests.benchmarks.visits import visit

SHAPE = """
CREATE SCHEMA plain;
CREATE TABLE plain.event (
  position bigserial PRIMARY KEY, stream_id uuid NOT NULL, version int NOT NULL, type text NOT NULL,
  schema_version smallint NOT NULL, category text NOT NULL, tenant text NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  data json NOT NULL, meta json NOT NULL, sealed json, UNIQUE (stream_id, version))
"""


@dataclass(frozen=True)
class Laboratory:
    """One database with the three of them."""

    admin_url: str
    name: str
    execution: Execution
    dsn: str
    application: Application[UUID]


@contextmanager
def laboratory(admin_url: str) -> Iterator[Laboratory]:
    """Set up an empty one."""
    with store(admin_url) as (name, execution), peer(admin_url, name) as application:
        dsn = psycopg2.extensions.make_dsn(admin_url, dbname=name)
        run(dsn, SHAPE)
        yield Laboratory(admin_url, name, execution, dsn, application)


@contextmanager
def store(admin_url: str, size: int = 8) -> Iterator[tuple[str, Execution]]:
    """Give a fresh store of ours in a database of its own, and the name of that."""
    with scratch_database(admin_url) as name:
        install_tally(admin_url, name)
        execution = tally_execution(admin_url, name, MemoryKeyring(), size=size)
        yield name, execution
        execution.database.close()
        execution.log_database.close()


def run(dsn: str, sql: str) -> None:
    """Run a statement, or several that can be undone together."""
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(sql)
    connection.close()


def tidy(dsn: str) -> None:
    """Bring the statistics up to date and the data to the disk, so that nobody does it later."""
    connection = psycopg2.connect(dsn)
    connection.autocommit = True
    for statement in ("VACUUM ANALYZE", "CHECKPOINT"):
        connection.cursor().execute(statement)
    connection.close()


def append_ours(execution: Execution, size: int, times: int) -> int:
    """Append `times` transactions of `size` events with all guards."""
    for _ in range(times):
        stream_id = uuid6.uuid7()
        events = [visit(stream_id) for _ in range(size)]
        with execution.database.session(TENANT) as db:
            log = PostgresEventStore(db, execution.keys)
            log.append(stream_id, "tally", events, expected=0, context=context())
    return times * size


def parallel(writers: int, work: Callable[[], int]) -> int:
    """Run `work` in as many threads and add up what they did."""
    with ThreadPoolExecutor(writers) as pool:
        return sum(pool.map(lambda _: work(), range(writers)))
