"""Positions, versions and partitions: what must hold of the numbers themselves."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from threading import Barrier
from uuid import UUID

import psycopg2
import pytest
import uuid6

from shared.database import Database, Session
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.schema import install
from shared.eventstore.store import Appended
from shared.testing.store_contract import TENANT, append, context, noted
from shared.testing.tally import BeginTally, CountUp

TWENTY = 20
MANY = 20_000
APPEND_MANY = """
SELECT count(a.o_version) FROM generate_series(1, %(many)s) n,
  LATERAL append(md5(n::text)::uuid, 'tally', %(tenant)s, 0, ARRAY['tally.counted_up'],
                 ARRAY[1]::smallint[], ARRAY['{}'::json], ARRAY[NULL::json], '{}'::json, NULL,
                 md5(n::text)::uuid, 'f') a
"""
FLOORS = "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory'"
END_OF_THE_LAST = """
SELECT max(substring(pg_get_expr(c.relpartbound, c.oid) FROM 'TO \\(''(\\d+)''\\)')::bigint)
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
 WHERE i.inhparent = 'tally.event'::regclass
"""


@pytest.fixture
def owner(postgres: str, execution: Execution) -> Iterator[Database]:
    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    owner = Database(postgres, name=name, search_path="tally", size=1)
    yield owner
    owner.close()


def append_next(execution: Execution, db: Session, stream_id: UUID, version: int) -> Appended:
    appended = append(PostgresEventStore(db, execution.keys), stream_id, [noted()], version)
    assert appended
    return appended  # type: ignore[no-any-return]


def positions_of_two_who_take_turns(execution: Execution, times: int = 6) -> list[int]:
    """Return the positions in a stream that two connections write, first one, then the other."""
    stream_id, positions = uuid6.uuid7(), []
    with ExitStack() as opened:
        servers = [execution.database.connect() for _ in range(2)]
        for server in servers:
            opened.callback(server.close)
        for version in range(times):
            with servers[version % 2].session(TENANT) as db:
                positions.append(append_next(execution, db, stream_id, version).position)
    return positions


def test_positions_rise_with_versions_whoever_writes(execution: Execution) -> None:
    positions = positions_of_two_who_take_turns(execution)
    assert positions == sorted(positions)


def test_a_sequence_that_hands_out_stocks_would_be_noticed(
    execution: Execution, owner: Database
) -> None:
    with owner.session() as db:
        db.execute("ALTER SEQUENCE event_position CACHE 20")
    positions = positions_of_two_who_take_turns(execution)
    assert positions != sorted(positions)


def test_a_commit_is_waited_for_longer_than_anybody_would_set_a_timeout(
    execution: Execution,
) -> None:
    slow, quick = uuid6.uuid7(), uuid6.uuid7()
    with execution.database.session(TENANT) as late:
        append_next(execution, late, slow, 0)
        end, version = time.monotonic() + 1.5, 0
        while time.monotonic() < end:
            with execution.database.session(TENANT) as db:
                append_next(execution, db, quick, version)
                version += 1
            with execution.log_database.session() as db:
                assert PostgresEventStore(db, execution.keys).after(0, 10) == []
            time.sleep(0.05)
    with execution.log_database.session() as db:
        found = PostgresEventStore(db, execution.keys).after(0, 1000)
    assert [each.stream_id for each in found] == [slow] + [quick] * version


def test_of_twenty_at_once_as_many_succeed_as_there_are_events(execution: Execution) -> None:
    stream_id, together = uuid6.uuid7(), Barrier(TWENTY)

    def try_it(_: int) -> bool:
        server = execution.database.connect()
        try:
            together.wait(30)
            with server.session(TENANT) as db:
                store = PostgresEventStore(db, execution.keys)
                return append(store, stream_id, [noted()], 0) is not None
        finally:
            server.close()

    with ThreadPoolExecutor(TWENTY) as pool:
        successes = sum(pool.map(try_it, range(TWENTY)))
    with execution.log_database.session() as db:
        found = PostgresEventStore(db, execution.keys).after(0, 100)
    assert successes == len(found) == 1


def test_of_twenty_commands_at_once_each_that_is_answered_has_its_event(
    execution: Execution,
) -> None:
    tally_id = uuid6.uuid7()
    execution.execute(BeginTally(tally_id=tally_id, person_id=uuid6.uuid7()), context())

    def count(_: int) -> int:
        return execution.execute(CountUp(tally_id=tally_id), context()).version

    with ThreadPoolExecutor(TWENTY) as pool:
        versions = list(pool.map(count, range(TWENTY)))
    assert sorted(versions) == list(range(2, TWENTY + 2))
    assert len(execution.history(execution.service.aggregates[0], tally_id, TENANT)) == TWENTY + 1


def test_twenty_thousand_appends_of_one_transaction_hold_one_lock(execution: Execution) -> None:
    with execution.database.session(TENANT) as db:
        assert db.rows(APPEND_MANY, {"many": MANY, "tenant": TENANT}) == [(MANY,)]
        assert db.rows(FLOORS) == [(1,)]
    with execution.log_database.session() as db:
        assert db.rows("SELECT safe_position()") == [(MANY,)]


@pytest.fixture
def nearly_full(owner: Database) -> int:
    """A log with room for one more event; its last position."""
    with owner.session() as db:
        end = int(db.rows(END_OF_THE_LAST)[0][0])
        db.execute("SELECT setval('event_position', %s)", (end - 2,))
    return end - 1


def test_a_full_log_says_so_keeps_what_it_has_and_goes_on_after_a_migration(
    execution: Execution, owner: Database, nearly_full: int
) -> None:
    stream_id = uuid6.uuid7()
    with execution.database.session(TENANT) as db:
        assert append_next(execution, db, stream_id, 0).position == nearly_full
    with (
        pytest.raises(psycopg2.errors.CheckViolation, match='no partition of relation "event"'),
        execution.database.session(TENANT) as db,
    ):
        append_next(execution, db, stream_id, 1)
    with execution.database.session(TENANT) as db:
        assert PostgresEventStore(db, execution.keys).read(stream_id).version == 1
    with owner.session() as db:
        install(db, "tally")
    with execution.database.session(TENANT) as db:
        assert append_next(execution, db, stream_id, 1).version == 2


def test_the_room_that_is_left_is_known_and_made_in_time(
    execution: Execution, owner: Database, nearly_full: int
) -> None:
    with execution.database.session(TENANT) as db:
        assert db.rows("SELECT room()") == [(1,)]
    with owner.session() as db:
        install(db, "tally")
        install(db, "tally")
    with execution.database.session(TENANT) as db:
        assert db.rows("SELECT room()") == [(20_000_001,)]
