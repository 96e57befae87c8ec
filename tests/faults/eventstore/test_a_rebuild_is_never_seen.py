"""Whoever asks during a rebuild gets a whole answer, and nobody hears of it."""

from collections.abc import Iterator
from threading import Event, Thread
from typing import Any
from uuid import UUID

import pytest
import uuid6

from shared.database import Database
from shared.domain.messages import UnknownEvent
from shared.eventstore.execution import Execution
from shared.eventstore.rebuild import Rebuild
from shared.testing.store_contract import TENANT, context
from shared.testing.tally import SERVICE, TALLIES, BeginTally, CountUp

EVERY, ENOUGH = 0.01, 30
TALLIES_BEFORE, COUNTS = 60, 40
SIDE_EFFECTS = """
SELECT (SELECT count(*) FROM event) AS events, (SELECT count(*) FROM command) AS commands,
       (SELECT count(*) FROM inbox) AS inbox, (SELECT last_value FROM event_position) AS position
"""
FROM_THE_FUTURE = """
INSERT INTO event (stream_id, version, type, schema_version, category, tenant, occurred_at, data, meta)
SELECT stream_id, version + 1, %s, %s, category, tenant, now(), '{}', '{}' FROM stream LIMIT 1
"""  # noqa: E501


@pytest.fixture
def owner(postgres: str, execution: Execution) -> Iterator[Database]:
    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    owner = Database(postgres, name=name, search_path="tally", size=4)
    yield owner
    owner.close()


@pytest.fixture
def tallies(execution: Execution) -> list[UUID]:
    found = []
    for _ in range(TALLIES_BEFORE):
        tally_id = uuid6.uuid7()
        execution.execute(BeginTally(tally_id=tally_id, person_id=uuid6.uuid7()), context())
        found.append(tally_id)
    for number in range(COUNTS):
        execution.execute(CountUp(tally_id=found[number % len(found)]), context())
    return found


@pytest.fixture
def rebuild(execution: Execution, owner: Database) -> Rebuild:
    return Rebuild(SERVICE, TALLIES, owner, execution.log_database, execution.keys)


def table(execution: Execution) -> list[dict[str, Any]]:
    with execution.database.session(TENANT) as db:
        return db.all("SELECT * FROM tally ORDER BY tally_id")


def seen_during(rebuild: Rebuild, execution: Execution) -> list[list[dict[str, Any]]]:
    """Return what one sees who asks again and again while it is rebuilt."""
    done, seen = Event(), []

    def watch() -> None:
        while not done.wait(EVERY):
            seen.append(table(execution))

    watcher = Thread(target=watch)
    watcher.start()
    try:
        while len(seen) < ENOUGH:
            rebuild.run(lambda *_: None)
    finally:
        done.set()
        watcher.join()
    return seen


def test_who_asks_during_a_rebuild_never_sees_half_of_it(
    execution: Execution, tallies: list[UUID], rebuild: Rebuild
) -> None:
    before = table(execution)
    assert len(before) == len(tallies)
    seen = seen_during(rebuild, execution)
    assert all(each == before for each in seen)


def test_a_rebuild_writes_nothing_but_the_read_model(
    execution: Execution, tallies: list[UUID], rebuild: Rebuild, owner: Database
) -> None:
    with owner.session() as db:
        before = db.one(SIDE_EFFECTS)
    rebuild.run(lambda *_: None)
    with owner.session() as db:
        assert db.one(SIDE_EFFECTS) == before


@pytest.mark.parametrize(
    ("type_", "version"), [("tally.counted_up", 99), ("tally.never_heard_of", 1)]
)
def test_an_event_from_the_future_stops_the_rebuild_and_is_not_passed_over(
    execution: Execution,
    tallies: list[UUID],
    rebuild: Rebuild,
    owner: Database,
    type_: str,
    version: int,
) -> None:
    before = table(execution)
    with owner.session() as db:
        db.execute(FROM_THE_FUTURE, (type_, version))
    with pytest.raises(UnknownEvent):
        rebuild.run(lambda *_: None)
    assert table(execution) == before
