from time import monotonic, sleep

from shared.database import Database
from shared.eventstore.execution import Execution

OURS = "FROM pg_stat_activity WHERE usename = %s"


def test_connections_that_the_server_has_ended_are_made_anew(
    execution: Execution, postgres: str
) -> None:
    with execution.database.session(), execution.database.session():
        pass
    end_all(Database(postgres), execution.service.role)
    for _ in range(3):
        with execution.database.session() as db:
            assert db.rows("SELECT 1") == [(1,)]


def end_all(server: Database, role: str) -> None:
    """End the role's connections, and wait until they are gone."""
    with server.session() as db:
        db.execute(f"SELECT pg_terminate_backend(pid) {OURS}", (role,))
    wait_for_end(server, role)


def wait_for_end(server: Database, role: str) -> int:
    """Wait until no connection of the role is left; return how many still are."""
    deadline = monotonic() + 5
    left = 1
    while left and monotonic() < deadline:
        sleep(0.02)
        with server.session() as db:
            left = int(db.rows(f"SELECT count(*) {OURS}", (role,))[0][0])
    return left


def test_a_closed_pool_leaves_no_connection_behind(execution: Execution, postgres: str) -> None:
    with execution.database.session() as one, execution.database.session() as other:
        one.rows("SELECT 1"), other.rows("SELECT 1")
    execution.database.close()
    assert wait_for_end(Database(postgres), execution.service.role) == 0
