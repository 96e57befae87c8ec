"""Reading the past: no validation of what was valid when it was written, no guessing either."""

import time
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import marshmallow
import pytest
import uuid6

from shared.database import Database
from shared.domain.messages import UnknownEvent
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.eventstore.serialization import load
from shared.eventstore.store import Recorded
from shared.testing.store_contract import TENANT
from shared.testing.tally import CountedUp

ROUNDS, EVENTS = 7, 2000
STORE = """
INSERT INTO event (stream_id, version, type, schema_version, category, tenant, occurred_at, data, meta)
SELECT %(stream)s, n, %(type)s, %(version)s, 'tally', %(tenant)s, now(), %(data)s, '{}'
  FROM generate_series(1, %(events)s) n
"""  # noqa: E501


@pytest.fixture
def owner(postgres: str, execution: Execution) -> Iterator[Database]:
    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    owner = Database(postgres, name=name, search_path="tally", size=1)
    yield owner
    owner.close()


def store(
    owner: Database, *, type_: str = "tally.counted_up", version: int = 1, **more: Any
) -> UUID:
    """Put events into the log as some other version of this code would have."""
    stream = uuid6.uuid7()
    given = {"stream": stream, "type": type_, "version": version, "tenant": TENANT, "events": 1}
    data = {"tally_id": str(stream), "by": 3, **more.pop("data", {})}
    with owner.session() as db:
        db.execute(STORE, given | {"data": data} | more)
    return stream


def read(execution: Execution) -> list[Recorded]:
    with execution.log_database.session() as db:
        return PostgresEventStore(db, execution.keys).after(0, EVENTS)


def quickest(work: Callable[[], object]) -> float:
    """Return how long it takes when nothing else disturbs it."""
    found = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def test_what_was_stored_is_read_without_a_schema(
    execution: Execution, owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("validated")

    stream = store(owner)
    monkeypatch.setattr(marshmallow.Schema, "load", refuse)
    assert [each.event for each in read(execution)] == [CountedUp(tally_id=stream, by=3)]


def test_reading_from_the_log_is_quicker_than_validation_alone_would_be(
    execution: Execution, owner: Database
) -> None:
    stored = {"tally_id": str(store(owner, events=EVENTS)), "by": 3}
    assert len(read(execution)) == EVENTS

    def validate() -> None:
        for _ in range(EVENTS):
            load(CountedUp, stored)

    assert any(quickest(lambda: read(execution)) < quickest(validate) for _ in range(3))


def test_a_field_that_was_dropped_since_is_passed_over(
    execution: Execution, owner: Database
) -> None:
    stream = store(owner, data={"remark": "of an older version"})
    assert [each.event for each in read(execution)] == [CountedUp(tally_id=stream, by=3)]


@pytest.mark.parametrize("newer", [{"version": 2}, {"type_": "tally.never_heard_of"}])
def test_what_is_newer_than_this_code_stops_the_reader(
    execution: Execution, owner: Database, newer: dict[str, Any]
) -> None:
    store(owner)
    store(owner, **newer)
    with pytest.raises(UnknownEvent):
        read(execution)
