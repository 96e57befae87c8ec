"""Reading the log, and loading streams, beside a raw cursor and beside a library."""

from functools import partial
from uuid import UUID

import orjson
import psycopg2
import uuid6

from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.testing.store_contract import TENANT, context
from tests.benchmarks.laboratory import Laboratory, append_ours, tidy
from tests.benchmarks.measuring import Peer, Ratio, compare
from tests.benchmarks.peer import append_peer, begin_streams, load_peer, read_peer
from tests.benchmarks.visits import VISITS, visit

EVENTS = 20_000
PAGE = 2000
STREAMS, LENGTH = 100, 20


def read_ours(execution: Execution) -> int:
    """Read the log into typed events."""
    position, count = 0, 0
    while count < EVENTS:
        with execution.log_database.session() as db:
            page = PostgresEventStore(db, execution.keys).after(position, PAGE)
        count += len(page)
        position = page[-1].position
    return count


def read_plain(dsn: str) -> int:
    """Read as many rows with a named cursor and orjson, making no objects."""
    count = 0
    with psycopg2.connect(dsn) as connection, connection.cursor("reading") as cursor:
        cursor.itersize = PAGE
        cursor.execute(
            "SELECT stream_id, version, type, data::text, meta::text FROM tally.event"
            f" ORDER BY position LIMIT {EVENTS}"
        )
        for row in cursor:
            orjson.loads(row[3]), orjson.loads(row[4])
            count += 1
    connection.close()
    return count


def begin_ours(execution: Execution, count: int, length: int) -> list[UUID]:
    """Write streams and return their ids."""
    streams = [UUID(int=uuid6.uuid7().int) for _ in range(count)]
    for stream_id in streams:
        events = [visit(stream_id) for _ in range(length)]
        with execution.database.session(TENANT) as db:
            store = PostgresEventStore(db, execution.keys)
            store.append(stream_id, "tally", events, expected=0, context=context())
    return streams


def load_ours(execution: Execution, streams: list[UUID]) -> int:
    """Load streams and fold them, each in a transaction of its own."""
    for stream_id in streams:
        with execution.database.session(TENANT) as db:
            store = PostgresEventStore(db, execution.keys)
            VISITS.replay(store.read(stream_id).events)
    return len(streams)


def measure(lab: Laboratory) -> list[Ratio]:
    """Read a log of many events, and streams of twenty."""
    append_ours(lab.execution, 100, EVENTS // 100)
    append_peer(lab.application, 100, EVENTS // 100)
    ours = begin_ours(lab.execution, STREAMS, LENGTH)
    theirs = begin_streams(lab.application, STREAMS, LENGTH)
    tidy(lab.dsn)
    return [
        *compare(
            "read the log into typed events",
            partial(read_ours, lab.execution),
            Peer(
                against="psycopg2 named cursor + orjson, no objects",
                work=partial(read_plain, lab.dsn),
                must=0.6,
            ),
            Peer(
                against="eventsourcing, JSON transcoding",
                work=partial(read_peer, lab.application, EVENTS, PAGE),
                must=1.5,
            ),
        ),
        *compare(
            "load and fold a stream of 20 events",
            partial(load_ours, lab.execution, ours),
            Peer(
                against="eventsourcing repository",
                work=partial(load_peer, lab.application, theirs),
                must=1.5,
            ),
        ),
    ]
