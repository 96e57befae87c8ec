from shared.database import Database
from shared.eventstore.execution import Execution


def test_connections_that_the_server_has_ended_are_made_anew(
    execution: Execution, postgres: str
) -> None:
    with execution.database.session(), execution.database.session():
        pass
    with Database(postgres).session() as db:
        db.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = %s",
            (execution.service.role,),
        )
    for _ in range(3):
        with execution.database.session() as db:
            assert db.rows("SELECT 1") == [(1,)]
