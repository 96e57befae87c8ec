from contextlib import suppress
from uuid import uuid4

import psycopg2
import pytest
import uuid6

from shared.database import DatabaseBusy, Session
from shared.eventstore.execution import Execution
from shared.testing.store_contract import context
from shared.testing.tally import BeginTally

WERL = "05974052"
ADD = "UPDATE tally SET count = count + %s WHERE tally_id = %s"


@pytest.fixture
def tally_id(execution: Execution) -> object:
    command = BeginTally(tally_id=uuid6.uuid7(), person_id=uuid4())
    return execution.execute(command, context(WERL)).stream_id


def count(db: Session, tally_id: object) -> int:
    return int(db.rows("SELECT count FROM tally WHERE tally_id = %s", (tally_id,))[0][0])


def test_a_later_statement_sees_them(execution: Execution, tally_id: object) -> None:
    with execution.database.session(WERL) as db:
        db.later(ADD, (2, tally_id))
        db.later(ADD, (3, tally_id))
        assert count(db, tally_id) == 5


def test_those_that_nothing_follows_are_kept(execution: Execution, tally_id: object) -> None:
    with execution.database.session(WERL) as db:
        db.later(ADD, (2, tally_id))
    with execution.database.session(WERL) as db:
        assert count(db, tally_id) == 2


def test_each_is_done_as_the_tenant_of_its_moment(execution: Execution, tally_id: object) -> None:
    with execution.database.session(WERL) as db:
        db.later(ADD, (2, tally_id))
        db.act_for("05974040")
        db.later(ADD, (100, tally_id))
        db.act_for(WERL)
        assert count(db, tally_id) == 2


def test_one_that_fails_undoes_all(execution: Execution, tally_id: object) -> None:
    with pytest.raises(psycopg2.Error), execution.database.session(WERL) as db:
        db.execute(ADD, (2, tally_id))
        db.later("SELECT 1 / 0")
    with execution.database.session(WERL) as db:
        assert count(db, tally_id) == 0


def test_they_travel_with_the_commit_where_nothing_else_follows(
    execution: Execution, tally_id: object
) -> None:
    with execution.database.session() as watching:
        with execution.database.session(WERL) as db:
            pid = db.rows("SELECT pg_backend_pid()")
            db.later(ADD, (2, tally_id))
        [(last,)] = watching.rows("SELECT query FROM pg_stat_activity WHERE pid = %s", pid[0])
    assert (last.split()[0], last.split()[-1]) == ("UPDATE", "COMMIT")


def test_a_commit_after_a_failure_that_was_overlooked_says_so(
    execution: Execution, tally_id: object
) -> None:
    with pytest.raises(DatabaseBusy), execution.database.session(WERL) as db:
        db.execute(ADD, (2, tally_id))
        with suppress(psycopg2.Error):
            db.execute("SELECT 1 / 0")
    with execution.database.session(WERL) as db:
        assert count(db, tally_id) == 0
