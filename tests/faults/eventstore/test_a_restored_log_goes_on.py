"""A dump, restored into a server that has never seen the log, is the same log, and goes on."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import pytest
import uuid6

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.outbox import PostgresEventLog
from shared.eventstore.postgres import PostgresEventStore
from shared.running.postgres import PrivatePostgres
from shared.running.postgres_binaries import installed
from shared.testing.store_contract import context
from shared.testing.stores import ROLE, scratch_database, tally_execution
from shared.testing.tally import SERVICE, BeginTally, CountUp

TRANSACTIONS_BEFORE = 300
ALL = "SELECT position, stream_id, version, recorded_at, data::text, meta::text, sealed::text"


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrivatePostgres]:
    """A server as new as can be."""
    folder = tmp_path_factory.mktemp("elsewhere")
    folder.chmod(0o711)
    server = PrivatePostgres(folder, fast=True)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        server.forget()


@pytest.fixture
def tools(postgres: str) -> Path:
    """The folder with the dump program of the server's version."""
    with Database(postgres, size=1).session() as db:
        major = int(db.rows("SHOW server_version_num")[0][0]) // 10000
    for binaries in installed():
        if binaries.major == major and (binaries.folder / "pg_dump").exists():
            return binaries.folder
    pytest.skip(f"no pg_dump of PostgreSQL {major} here")


def run(program: Path, url: str, name: str, *options: str, given: str = "") -> str:
    place = urlsplit(url)
    known = {"PGHOST": place.hostname, "PGPORT": place.port or 5432, "PGUSER": place.username}
    env = {key: str(value) for key, value in known.items()} | {"PGPASSWORD": place.password or ""}
    done = subprocess.run(
        [program, *options, name], input=given, env=os.environ | env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def restored(execution: Execution, elsewhere: PrivatePostgres, name: str) -> Execution:
    """Return the same service, as it goes on in the other server."""
    return tally_execution(elsewhere.url, name, execution.keys)


def history(execution: Execution) -> list[tuple[Any, ...]]:
    with execution.log_database.session() as db:
        safe, last = db.rows("SELECT safe_position(), (SELECT max(position) FROM event)")[0]
        assert safe == last
        return db.rows(f"{ALL} FROM event WHERE position <= %s ORDER BY position", (safe,))


def begin(execution: Execution) -> UUID:
    tally_id = uuid6.uuid7()
    command = BeginTally(tally_id=tally_id, person_id=uuid6.uuid7(), note="Mariam")
    execution.execute(command, context())
    return tally_id


def test_everything_is_read_and_appends_go_on(
    execution: Execution, postgres: str, elsewhere: PrivatePostgres, tools: Path
) -> None:
    first = begin(execution)
    for _ in range(TRANSACTIONS_BEFORE):
        execution.execute(CountUp(tally_id=first), context())
    relay = PostgresEventLog(execution.log_database, SERVICE)
    _, epoch = relay.take_over()
    assert relay.checkpoint(100, epoch)
    relay.release()
    before = history(execution)

    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    dump = run(tools / "pg_dump", postgres, name)
    with scratch_database(elsewhere.url) as new:
        with Database(elsewhere.url, size=1).session() as db:
            for role in (SERVICE.role, SERVICE.log_role):
                db.execute(ROLE.format(role=role))
        run(tools / "psql", elsewhere.url, new, "-v", "ON_ERROR_STOP=1", "-q", given=dump)
        there = restored(execution, elsewhere, new)

        assert history(there) == before
        with there.log_database.session() as db:
            found = PostgresEventStore(db, there.keys).after(0, 10_000)
            assert [each.position for each in found] == [row[0] for row in before]
            assert db.rows("SELECT position FROM relay") == [(100,)]
        answer = there.execute(CountUp(tally_id=first), context())
        assert answer.version == TRANSACTIONS_BEFORE + 2
        begin(there)
        after = history(there)
        assert after[: len(before)] == before
        assert len(after) == len(before) + 2
        tails = PostgresEventLog(there.log_database, SERVICE)
        assert len(tails.after(before[-1][0], 10)) == 2
        tails.release()
        there.database.close()
        there.log_database.close()
