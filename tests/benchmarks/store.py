"""The event store beside plain psycopg2 on a table of the same shape."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from uuid import UUID, uuid4

import orjson
import psycopg2
import uuid6
from psycopg2.extras import execute_values

from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore, meta_of
from shared.eventstore.serialization import to_json
from shared.keyring.memory import MemoryKeyring
from shared.testing.store_contract import TENANT, context
from shared.testing.stores import install_tally, scratch_database, tally_execution
from shared.testing.tally import CountedUp
from tests.benchmarks.measuring import Ratio, compare

SHAPE = """
CREATE TABLE plain.event (
  position bigserial PRIMARY KEY, stream_id uuid NOT NULL, version int NOT NULL, type text NOT NULL,
  schema_version smallint NOT NULL, category text NOT NULL, tenant text NOT NULL,
  occurred_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  data json NOT NULL, meta json NOT NULL, sealed json, UNIQUE (stream_id, version))
"""
INSERT = """
INSERT INTO plain.event (stream_id, version, type, schema_version, category, tenant, data, meta)
VALUES %s
"""


@contextmanager
def stores(admin_url: str) -> Iterator[tuple[Execution, str]]:
    """Give a fresh store, and the address of a plain table beside it."""
    with scratch_database(admin_url) as name:
        install_tally(admin_url, name)
        execution = tally_execution(admin_url, name, MemoryKeyring())
        dsn = psycopg2.extensions.make_dsn(admin_url, dbname=name)
        with psycopg2.connect(dsn) as plain, plain.cursor() as cursor:
            cursor.execute("CREATE SCHEMA plain")
            cursor.execute(SHAPE)
        plain.close()
        yield execution, dsn
        execution.database.close()
        execution.log_database.close()


def append_ours(execution: Execution, size: int, times: int) -> int:
    """Append `times` transactions of `size` events with all guards."""
    for _ in range(times):
        stream_id = uuid6.uuid7()
        events = [CountedUp(tally_id=stream_id, by=number) for number in range(size)]
        with execution.database.session(TENANT) as db:
            store = PostgresEventStore(db, execution.keys)
            store.append(stream_id, "tally", events, expected=0, context=context())
    return times * size


def append_plain(dsn: str, size: int, times: int) -> int:
    """Insert as many rows of the same bytes, one BEGIN..COMMIT each, without any guard."""
    connection = psycopg2.connect(dsn)
    for _ in range(times):
        rows = [plain_row(uuid6.uuid7(), number) for number in range(size)]
        with connection, connection.cursor() as cursor:
            execute_values(cursor, INSERT, rows, page_size=1000)
    connection.close()
    return times * size


def plain_row(stream_id: UUID, number: int) -> tuple[object, ...]:
    """Return a row as the store would write it."""
    data = to_json({"tally_id": stream_id, "by": number})
    return stream_id, number + 1, "tally.counted_up", 1, "tally", TENANT, data, META


META = to_json(meta_of(context(command_id=uuid4())))


def parallel(writers: int, work: object) -> int:
    """Run `work` in as many threads and add up what they did."""
    with ThreadPoolExecutor(writers) as pool:
        return sum(pool.map(lambda _: work(), range(writers)))  # type: ignore[operator]


def measure_append(execution: Execution, dsn: str) -> list[Ratio]:
    """Append 1, 10 and 100 events a transaction, with one and with four writers."""
    return [
        compare(
            f"append, {size} a transaction, {writers} writer{'s' * (writers > 1)}",
            "psycopg2 execute_values",
            lambda s=size, n=times, w=writers: parallel(w, lambda: append_ours(execution, s, n)),  # type: ignore[misc]
            lambda s=size, n=times, w=writers: parallel(w, lambda: append_plain(dsn, s, n)),  # type: ignore[misc]
            must=0.95,
        )
        for size, times in ((1, 200), (10, 100), (100, 30))
        for writers in (1, 4)
    ]


def read_ours(execution: Execution) -> int:
    """Read the log into typed events."""
    position, count = 0, 0
    while True:
        with execution.log_database.session() as db:
            page = PostgresEventStore(db, execution.keys).after(position, 2000)
        count += len(page)
        if len(page) < 2000 or count >= 20_000:
            return count
        position = page[-1].position


def read_plain(dsn: str) -> int:
    """Read as many rows with a named cursor and orjson, making no objects."""
    count = 0
    with psycopg2.connect(dsn) as connection, connection.cursor("reading") as cursor:
        cursor.itersize = 2000
        cursor.execute(
            "SELECT stream_id, version, type, data::text, meta::text FROM tally.event"
            " ORDER BY position LIMIT 20000"
        )
        for row in cursor:
            orjson.loads(row[3]), orjson.loads(row[4])
            count += 1
    connection.close()
    return count


def measure(admin_url: str) -> list[Ratio]:
    """Return the ratios of appending and reading."""
    with stores(admin_url) as (execution, dsn):
        appending = measure_append(execution, dsn)
        append_ours(execution, 100, 200)
        reading = compare(
            "read the log into typed events",
            "psycopg2 named cursor + orjson, no objects",
            lambda: read_ours(execution),
            lambda: read_plain(dsn),
            must=0.6,
        )
    return [*appending, reading]
