from dataclasses import replace
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest
import uuid6

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.rebuild import Rebuild
from shared.testing.store_contract import context
from shared.testing.tally import SERVICE, TALLIES, BeginTally, CloseTally, CountUp

WERL, SOEST = "05974052", "05974040"
COUNTS = "SELECT tally_id, tenant, count FROM tally.tally ORDER BY tally_id"


@pytest.fixture
def owner(postgres: str, tally_database: str) -> Database:
    return Database(postgres, name=tally_database)


@pytest.fixture
def rebuild(execution: Execution, owner: Database) -> Rebuild:
    return Rebuild(SERVICE, TALLIES, owner, execution.log_database, execution.keys)


def begin(execution: Execution, tenant: str = WERL) -> UUID:
    command = BeginTally(tally_id=uuid6.uuid7(), person_id=uuid4())
    return execution.execute(command, context(tenant)).stream_id


def test_a_damaged_read_model_is_whole_again(
    execution: Execution, owner: Database, rebuild: Rebuild
) -> None:
    for tenant in (WERL, SOEST):
        execution.execute(CountUp(tally_id=begin(execution, tenant), by=4), context(tenant))
    with owner.session() as db:
        before = db.all(COUNTS)
        db.execute("UPDATE tally.tally SET count = 99")
    seen: list[tuple[int, int]] = []
    assert rebuild.run(lambda done, of: seen.append((done, of))) >= 4
    with owner.session() as db:
        assert db.all(COUNTS) == before
    assert seen and seen[-1][0] == seen[-1][1]


def test_page_by_page_gives_the_same_as_event_by_event(
    execution: Execution, owner: Database, rebuild: Rebuild
) -> None:
    for number in range(5):
        tally_id = begin(execution, (WERL, SOEST)[number % 2])
        tenant = (WERL, SOEST)[number % 2]
        for _ in range(number):
            execution.execute(CountUp(tally_id=tally_id, by=2), context(tenant))
        if number > 2:
            execution.execute(CloseTally(tally_id=tally_id), context(tenant))
    one_by_one = replace(rebuild, projection=replace(TALLIES, project_all=None))
    found = []
    for way in (one_by_one, rebuild):
        way.run(lambda *_: None)
        with owner.session() as db:
            found.append(db.all("SELECT * FROM tally.tally ORDER BY tally_id"))
    assert found[0] == found[1]


def test_rights_and_tenants_are_as_before(execution: Execution, rebuild: Rebuild) -> None:
    tally_id = begin(execution)
    rebuild.run(lambda *_: None)
    for tenant, expected in ((WERL, 1), (SOEST, 0)):
        with execution.database.session(tenant) as db:
            assert len(db.all("SELECT * FROM tally WHERE tally_id = %s", (tally_id,))) == expected


def test_nothing_is_lost_while_others_write(execution: Execution, rebuild: Rebuild) -> None:
    tallies, stop = [begin(execution) for _ in range(3)], Event()

    def write() -> None:
        while not stop.is_set():
            for tally_id in tallies:
                execution.execute(CountUp(tally_id=tally_id), context(WERL))

    writers = [Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    for _ in range(3):
        rebuild.run(lambda *_: None)
    stop.set()
    for writer in writers:
        writer.join()
    for tally_id in tallies:
        steps = execution.history(execution.service.aggregates[0], tally_id, WERL)
        with execution.database.session(WERL) as db:
            row = db.one("SELECT count FROM tally WHERE tally_id = %s", (tally_id,))
        assert row == {"count": steps[-1][1].count}
