import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from shared.running.accounts import PLACES
from shared.running.errors import CannotStart
from shared.running.postgres import PrivatePostgres
from shared.running.processes import Process, ended, family

LEAVES_IT_BEHIND = """
    import sys, time
    from pathlib import Path
    from shared.running.postgres import PrivatePostgres
    server = PrivatePostgres(Path(sys.argv[1]), fast=True)
    server.start()
    print(server.program.pid, flush=True)
    time.sleep(60)
"""


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that everybody can enter."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-postgres-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def server(place: Path) -> Iterator[PrivatePostgres]:
    server = PrivatePostgres(place, fast=True)
    yield server
    server.stop()


def ask(server: PrivatePostgres, statement: str) -> Any:
    with psycopg2.connect(server.url) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        answer = cursor.fetchone() if cursor.description else None
    connection.close()
    return answer[0] if answer else None


def members_of(server: PrivatePostgres) -> list[Process]:
    assert server.program.pid
    return family(server.program.pid)


def test_it_answers_only_those_who_know_the_password(server: PrivatePostgres):
    server.start()

    assert ask(server, "SELECT current_user") == "wegakte"
    server.password = "guessed"
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        ask(server, "SELECT 1")


def test_it_is_set_up_as_our_programs_need_it(server: PrivatePostgres):
    server.start()

    assert ask(server, "SHOW listen_addresses") == "127.0.0.1"
    assert ask(server, "SHOW client_connection_check_interval") == "500ms"
    assert ask(server, "SHOW server_encoding") == "UTF8"
    assert ask(server, "SELECT upper('größe')") == "GRÖßE"


def test_it_keeps_what_was_written_and_leaves_nothing_running(server: PrivatePostgres):
    server.start()
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    members = members_of(server)

    server.stop()

    assert ended(members, 0)
    server.start()
    assert ask(server, "SELECT answer FROM kept") == 42


def test_what_was_committed_survives_a_crash(server: PrivatePostgres):
    url = server.start()
    ask(server, "CREATE TABLE kept AS SELECT 42 AS answer")
    members = members_of(server)

    server.kill()

    assert ended(members, 0)
    assert server.start() == url
    assert ask(server, "SELECT answer FROM kept") == 42


def test_it_ends_with_a_parent_that_was_killed(parent, place: Path):
    killed = parent(LEAVES_IT_BEHIND, place)

    killed.end(signal.SIGKILL)

    assert len(killed.children) > 3
    assert ended(killed.children, 5)


def test_one_that_was_left_behind_is_ended_by_the_next_start(parent, place: Path):
    frozen = parent(LEAVES_IT_BEHIND, place)
    left = int(frozen.said)
    members = family(left)
    shutil.rmtree(place / "pids")

    server = PrivatePostgres(place, fast=True)
    server.start()

    assert ended(members, 0)
    assert ask(server, "SELECT 1") == 1
    server.stop()


def test_a_stranger_with_the_pid_in_its_files_is_left_alone(server: PrivatePostgres):
    server.start()
    server.kill()
    stale = server.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{server.data}\n")

    server.start()

    assert ask(server, "SELECT 1") == 1


def test_a_set_up_that_was_broken_off_is_begun_anew(server: PrivatePostgres, place: Path):
    (place / "postgres" / "draft" / "base").mkdir(parents=True)

    server.start()

    assert not (place / "postgres" / "draft").exists()


def test_files_of_a_version_that_is_not_here_are_refused(server: PrivatePostgres):
    server.data.mkdir(parents=True)
    (server.data / "PG_VERSION").write_text("9\n")

    with pytest.raises(CannotStart, match="made by PostgreSQL 9"):
        server.start()


def test_a_long_path_does_without_a_socket(place: Path):
    deep = place.joinpath(*["a-folder-with-a-long-name"] * 8)
    server = PrivatePostgres(deep, fast=True)

    server.start()

    assert ask(server, "SHOW unix_socket_directories") == ""
    server.stop()


def test_root_can_use_a_folder_that_only_root_can_enter(place: Path):
    if os.geteuid() != 0:
        pytest.skip("only root has to become somebody else")
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    server = PrivatePostgres(closed, fast=True)
    server.start()

    assert ask(server, "SELECT 1") == 1
    assert server.home.parents[1] in PLACES
    assert server.home.stat().st_mode & 0o777 == 0o700

    server.stop()
    server.forget()
    assert not server.home.parent.exists()
