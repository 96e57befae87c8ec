"""Writers that think, roll back and touch several streams; readers that follow at their heels."""

import random
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from uuid import UUID, uuid4

import pytest
import uuid6

from shared.database import Session
from shared.domain.context import Context
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.testing.store_contract import TENANT, context, noted

SECONDS = 3.0
WRITERS = 6
STREAMS = 20
Position = int
Place = tuple[Position, UUID, int]
Reader = Callable[[Session, Position], list[Place]]
TAIL = "SELECT position, stream_id, version FROM event WHERE position > %s AND position <= %s"


class GaveUp(Exception):
    """A writer changed its mind."""


def up_to_the_safe_position(db: Session, position: Position) -> list[Place]:
    safe = db.rows("SELECT safe_position()")[0][0]
    return db.rows(TAIL + " ORDER BY position", (position, safe))  # type: ignore[return-value]


def up_to_what_is_there(db: Session, position: Position) -> list[Place]:
    return db.rows(TAIL + " ORDER BY position", (position, 1 << 62))  # type: ignore[return-value]


def write(execution: Execution, streams: list[UUID], stop: Event) -> None:
    random_ = random.Random()
    while not stop.is_set():
        with suppress(GaveUp), execution.database.session(TENANT) as db:
            db.execute(
                "INSERT INTO inbox VALUES (%s, %s, now())", ("torture", uuid4())
            )  # an early transaction id, as every reaction has
            for stream_id in sorted(random_.sample(streams, 2)):
                append_some(PostgresEventStore(db, execution.keys), stream_id, random_)
                time.sleep(random_.random() * 0.004)
            if random_.random() < 0.1:
                raise GaveUp


def append_some(store: PostgresEventStore, stream_id: UUID, random_: random.Random) -> None:
    events = [noted(number, None) for number in range(random_.randint(1, 4))]
    given: Context = context()
    store.hold(stream_id)
    expected = store.read(stream_id).version
    store.append(stream_id, "person", events, expected=expected, context=given)


def follow(execution: Execution, reader: Reader, stop: Event) -> list[Place]:
    seen: list[Place] = []
    while not stop.is_set():
        with execution.log_database.session() as db:
            seen += reader(db, seen[-1][0] if seen else 0)
    with execution.log_database.session() as db:
        seen += reader(db, seen[-1][0] if seen else 0)
    return seen


def torture(execution: Execution, reader: Reader) -> tuple[list[Place], list[Place]]:
    """Return what the reader saw and what is in the log."""
    streams = [uuid6.uuid7() for _ in range(STREAMS)]
    writing, reading = Event(), Event()
    seen: list[Place] = []
    writers = [Thread(target=write, args=(execution, streams, writing)) for _ in range(WRITERS)]
    observer = Thread(target=lambda: seen.extend(follow(execution, reader, reading)))
    for thread in [*writers, observer]:
        thread.start()
    time.sleep(SECONDS)
    writing.set()
    for writer in writers:
        writer.join()
    reading.set()
    observer.join()
    with execution.log_database.session() as db:
        return seen, up_to_what_is_there(db, 0)


def test_nothing_is_missed_reordered_or_seen_twice(execution: Execution) -> None:
    seen, stored = torture(execution, up_to_the_safe_position)
    assert len(stored) > 100
    assert seen == stored
    versions: dict[UUID, list[int]] = defaultdict(list)
    for _, stream_id, version in seen:
        versions[stream_id].append(version)
    assert all(found == list(range(1, len(found) + 1)) for found in versions.values())


def test_a_reader_without_the_safe_position_does_miss_events(execution: Execution) -> None:
    for _ in range(3):
        seen, stored = torture(execution, up_to_what_is_there)
        if set(stored) - set(seen):
            return
        stored.clear()
    pytest.fail("the torture is too mild to tell a right reader from a wrong one")


def test_an_idle_writer_holds_up_the_readers_but_no_other_writer(execution: Execution) -> None:
    first, second = uuid6.uuid7(), uuid6.uuid7()
    with execution.database.session(TENANT) as idle:
        append_some(PostgresEventStore(idle, execution.keys), first, random.Random(1))
        with execution.database.session(TENANT) as other:
            append_some(PostgresEventStore(other, execution.keys), second, random.Random(2))
        with execution.log_database.session() as db:
            assert up_to_the_safe_position(db, 0) == []
    with execution.log_database.session() as db:
        assert {place[1] for place in up_to_the_safe_position(db, 0)} == {first, second}
