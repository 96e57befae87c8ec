"""Appending beside plain psycopg2 on a table of the same shape, and beside a library."""

from functools import partial
from uuid import UUID, uuid4

import psycopg2
import uuid6
from psycopg2.extras import execute_values

from shared.eventstore.postgres import meta_of
from shared.eventstore.serialization import to_json
from shared.testing.store_contract import TENANT, context
from tests.benchmarks.laboratory import Laboratory, append_ours, parallel
from tests.benchmarks.measuring import Peer, Ratio, compare
from tests.benchmarks.peer import append_peer
from tests.benchmarks.visits import visit

INSERT = """
INSERT INTO plain.event (stream_id, version, type, schema_version, category, tenant, data, meta)
VALUES %s
"""
META = to_json(meta_of(context(command_id=uuid4())))
SHAPES = [(size, times, writers) for size, times in ((1, 160), (10, 80), (100, 24))
          for writers in (1, 4)]  # fmt: skip


def append_plain(dsn: str, size: int, times: int) -> int:
    """Insert as many rows of the same bytes, one BEGIN..COMMIT each, without any guard."""
    connection = psycopg2.connect(dsn)
    for _ in range(times):
        stream_id = uuid6.uuid7()
        rows = [plain_row(stream_id, number) for number in range(size)]
        with connection, connection.cursor() as cursor:
            execute_values(cursor, INSERT, rows, page_size=1000)
    connection.close()
    return times * size


def plain_row(stream_id: UUID, number: int) -> tuple[object, ...]:
    """Return a row as the store would write it."""
    data = to_json(vars(visit(stream_id)))
    return stream_id, number + 1, "tally.visit_noted", 1, "tally", TENANT, data, META


def measure(lab: Laboratory) -> list[Ratio]:
    """Append 1, 10 and 100 events a transaction, with one and with four writers."""
    return [each for size, times, writers in SHAPES for each in shape(lab, size, times, writers)]


def shape(lab: Laboratory, size: int, times: int, writers: int) -> list[Ratio]:
    """Compare one kind of appending."""
    ours, plain, library = (
        partial(parallel, writers, partial(append, where, size, times // min(writers, 2)))
        for append, where in (
            (append_ours, lab.execution),
            (append_plain, lab.dsn),
            (append_peer, lab.application),
        )
    )
    return compare(
        f"append, {size} a transaction, {writers} writer{'s' * (writers > 1)}",
        ours,
        Peer(against="psycopg2 execute_values, no guards", work=plain, must=0.95),
        Peer(against="eventsourcing, default path", work=library, must=2.2),
    )
