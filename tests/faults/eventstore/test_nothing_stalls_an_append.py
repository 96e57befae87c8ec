"""Maintenance, idle writers, other databases: none of them keeps a writer or a reader waiting."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from threading import Thread

import psycopg2
import pytest
import uuid6
from psycopg2.extensions import connection

from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.schema import tag_of
from shared.testing.broker import eventually
from shared.testing.store_contract import TENANT, append, noted
from shared.testing.stores import install_tally, scratch_database

LONGEST = 0.2
TRIES = 4
# A vacuum that pauses and an index that thinks about each row: long on a small table.
SLOW_VACUUM = ("SET vacuum_cost_delay = 15", "SET vacuum_cost_limit = 1")
VACUUM = "VACUUM (FREEZE, DISABLE_PAGE_SKIPPING) tally.event_p0"
SLOWLY = """
CREATE FUNCTION tally.slowly(bigint) RETURNS bigint IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_sleep(0.001); RETURN $1; END $$
"""
INDEX = "CREATE INDEX CONCURRENTLY ON tally.event_p0 (tally.slowly(position))"
FILL = """
INSERT INTO tally.event (stream_id, version, type, schema_version, category, tenant, occurred_at, data, meta)
SELECT gen_random_uuid(), 1, 'tally.tally_closed', 1, 'tally', 'x', now(), json_build_object('x', repeat('x', 500)), '{}'
  FROM generate_series(1, 1200)
"""  # noqa: E501
EXCLUSIVELY = "LOCK TABLE tally.event_p0 IN EXCLUSIVE MODE"


@pytest.fixture
def admin(postgres: str, execution: Execution) -> Iterator[Callable[[], connection]]:
    """Connects as administrator to the database of the log, which is not empty."""
    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    with ExitStack() as opened:

        def connect() -> connection:
            made = psycopg2.connect(postgres, dbname=name)
            opened.callback(made.close)
            made.autocommit = True
            return made

        with connect().cursor() as cursor:
            cursor.execute(FILL)
            cursor.execute(SLOWLY)
        yield connect


def append_one(execution: Execution) -> None:
    with execution.database.session(TENANT) as db:
        assert append(PostgresEventStore(db, execution.keys), uuid6.uuid7(), [noted()], 0)


@contextmanager
def meanwhile(admin: Callable[[], connection], *statements: str) -> Iterator[Thread]:
    """Run `statements` one after the other while the block goes on."""
    server = admin()

    def run() -> None:
        with server.cursor() as cursor:
            for each in statements:
                cursor.execute(each)

    thread = Thread(target=run)
    thread.start()
    try:
        yield thread
    finally:
        thread.join(60)
        assert not thread.is_alive()


def slowest_append(write: Callable[[], None], during: Thread) -> float:
    """Return how long the slowest of many appends took; fail if it was over too soon to tell."""
    began, slowest = time.monotonic(), 0.0
    while during.is_alive():
        start = time.monotonic()
        write()
        slowest = max(slowest, time.monotonic() - start)
        time.sleep(0.01)
    assert time.monotonic() - began > 3 * LONGEST, "too short to stall anybody"
    return slowest


@pytest.mark.parametrize("work", [(*SLOW_VACUUM, VACUUM), (INDEX,)], ids=["vacuum", "index"])
def test_maintenance_never_stalls_an_append(
    execution: Execution, admin: Callable[[], connection], work: tuple[str, ...]
) -> None:
    seen = []
    for _ in range(TRIES):  # the machine may be busy, a lock would stall every time
        with meanwhile(admin, *work) as running:
            seen.append(slowest_append(lambda: append_one(execution), running))
        if seen[-1] < LONGEST:
            return
    pytest.fail(f"the slowest appends took {seen} s")


def test_the_same_maintenance_stalls_who_locks_the_table(
    admin: Callable[[], connection],
) -> None:
    writer = admin()
    writer.autocommit = False

    def lock() -> None:
        with writer.cursor() as cursor:
            cursor.execute(EXCLUSIVELY)
        writer.commit()

    with meanwhile(admin, *SLOW_VACUUM, VACUUM) as running:
        time.sleep(0.05)
        assert slowest_append(lock, running) > LONGEST


def test_an_index_that_waits_for_an_old_transaction_keeps_nobody_else_waiting(
    execution: Execution, admin: Callable[[], connection]
) -> None:
    with ExitStack() as later, execution.database.session(TENANT) as old:
        append(PostgresEventStore(old, execution.keys), uuid6.uuid7(), [noted()], 0)
        later.enter_context(meanwhile(admin, "CREATE INDEX CONCURRENTLY ON tally.event_p0 (type)"))
        eventually(lambda: waiting(admin))
        for _ in range(5):
            append_one(execution)
        assert waiting(admin)


def waiting(admin: Callable[[], connection]) -> bool:
    with admin().cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])  # type: ignore[index]


def test_sixteen_writers_commit_in_any_order_without_waiting_for_one_another(
    execution: Execution,
) -> None:
    with ExitStack() as all_open:
        opened = [
            (all_open.enter_context(ExitStack()), execution.database.connect()) for _ in range(16)
        ]
        for stack, server in opened:
            stack.callback(server.close)
            db = stack.enter_context(server.session(TENANT))
            db.execute("SET LOCAL lock_timeout = '100ms'")
            append(PostgresEventStore(db, execution.keys), uuid6.uuid7(), [noted()], 0)
        for stack, _ in reversed(opened):
            stack.close()
    with execution.log_database.session() as db:
        assert len(PostgresEventStore(db, execution.keys).after(0, 100)) == 16


def test_an_append_holds_no_lock_that_others_could_wait_for(execution: Execution) -> None:
    with execution.database.session(TENANT) as db:
        append(PostgresEventStore(db, execution.keys), uuid6.uuid7(), [noted()], 0)
        held = db.rows(
            "SELECT DISTINCT locktype, mode FROM pg_locks WHERE pid = pg_backend_pid() AND granted"
        )
    own = {("virtualxid", "ExclusiveLock"), ("transactionid", "ExclusiveLock")}
    shared = {("relation", "AccessShareLock"), ("relation", "RowExclusiveLock")}
    assert set(held) <= own | shared | {("advisory", "ShareLock")}
    # Nor one that is only taken at the commit: NOTIFY takes one for the whole server.
    with execution.log_database.session() as db:
        assert db.rows("SELECT proname FROM pg_proc WHERE prosrc ILIKE '%%pg_notify%%'") == [
            ("pg_notify",)
        ]


def test_an_open_transaction_elsewhere_delays_nothing(
    execution: Execution, postgres: str, admin: Callable[[], connection]
) -> None:
    with scratch_database(postgres) as other:
        install_tally(postgres, other)
        elsewhere = psycopg2.connect(postgres, dbname=other)
        here = admin()
        here.autocommit = False
        for server in (elsewhere, here):
            with server.cursor() as cursor:
                cursor.execute("SET search_path = tally")
                cursor.execute("CREATE TABLE unrelated AS SELECT txid_current()")
        with elsewhere.cursor() as cursor:  # not even the floor of a store of the same name
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", (tag_of("tally") << 48,))
        append_one(execution)
        with execution.log_database.session() as db:
            safe, last = db.rows("SELECT safe_position(), (SELECT max(position) FROM event)")[0]
        elsewhere.close()
        here.rollback()
    assert safe == last
