from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg2
import pytest
import uuid6

from shared.database import Database
from shared.domain.errors import (
    AlreadyExists,
    IllegalTransition,
    KeyReused,
    NotFound,
    StaleVersion,
)
from shared.domain.personal import ERASED
from shared.eventstore.execution import Execution
from shared.eventstore.schema import install
from shared.testing.store_contract import context
from shared.testing.tally import BeginTally, CloseTally, CountUp, NotPositive

WERL, SOEST = "05974052", "05974040"


@pytest.fixture
def tally(execution: Execution) -> UUID:
    command = begin()
    execution.execute(command, context(WERL))
    return command.tally_id


def begin() -> BeginTally:
    return BeginTally(tally_id=uuid6.uuid7(), person_id=uuid4(), note="Mariam asked for it")


def count_of(execution: Execution, tally_id: UUID, tenant: str = WERL) -> Any:
    with execution.database.session(tenant) as db:
        row = db.one("SELECT count FROM tally WHERE tally_id = %s", (tally_id,))
    return row and row["count"]


def test_a_command_leaves_its_events_and_its_read_model(execution: Execution, tally: UUID) -> None:
    answer = execution.execute(CountUp(tally_id=tally, by=3), context(WERL))
    assert (answer.stream_id, answer.version, answer.events) == (tally, 2, ("tally.counted_up",))
    assert count_of(execution, tally) == 3


def test_a_refused_command_leaves_nothing(execution: Execution, tally: UUID) -> None:
    with pytest.raises(NotPositive):
        execution.execute(CountUp(tally_id=tally, by=0), context(WERL))
    assert len(execution.history(execution.service.aggregates[0], tally, WERL)) == 1


def test_nothing_new_is_answered_with_the_present_version(
    execution: Execution, tally: UUID
) -> None:
    execution.execute(CloseTally(tally_id=tally), context(WERL))
    answer = execution.execute(CloseTally(tally_id=tally), context(WERL))
    assert (answer.version, answer.events, answer.repeated) == (2, (), False)


def test_a_repeated_command_gets_the_first_answer(execution: Execution, tally: UUID) -> None:
    given = context(WERL, fingerprint="a")
    first = execution.execute(CountUp(tally_id=tally), given)
    execution.execute(CountUp(tally_id=tally), context(WERL))
    again = execution.execute(CountUp(tally_id=tally), given)
    assert (again.version, again.position, again.repeated) == (first.version, first.position, True)
    assert count_of(execution, tally) == 2


def test_a_repeat_gets_the_first_answer_even_where_nothing_new_would_follow_by_now(
    execution: Execution, tally: UUID
) -> None:
    given = context(WERL, fingerprint="a")
    first = execution.execute(CloseTally(tally_id=tally), given)
    again = execution.execute(CloseTally(tally_id=tally), given)
    assert (again.version, again.events, again.repeated) == (first.version, first.events, True)
    with pytest.raises(KeyReused):
        execution.execute(CloseTally(tally_id=tally), replace(given, fingerprint="b"))


def test_a_repeat_is_answered_even_where_it_would_be_refused_by_now(
    execution: Execution, tally: UUID
) -> None:
    given = context(WERL, expected_version=1)
    first = execution.execute(CloseTally(tally_id=tally), given)
    assert execution.execute(CloseTally(tally_id=tally), given).version == first.version
    beginning, circumstances = begin(), context(WERL)
    execution.execute(beginning, circumstances)
    assert execution.execute(beginning, circumstances).repeated


def test_the_same_key_for_another_request_is_refused(execution: Execution, tally: UUID) -> None:
    given = context(WERL, fingerprint="a")
    execution.execute(CountUp(tally_id=tally), given)
    other = context(WERL, fingerprint="b", command_id=given.command_id)
    with pytest.raises(KeyReused):
        execution.execute(CountUp(tally_id=tally, by=7), other)
    assert count_of(execution, tally) == 1


def test_a_stale_version_is_told_what_it_missed(execution: Execution, tally: UUID) -> None:
    execution.execute(CountUp(tally_id=tally), context(WERL))
    with pytest.raises(StaleVersion) as refused:
        execution.execute(CloseTally(tally_id=tally), context(WERL, expected_version=1))
    details = refused.value.details
    assert (details["expected"], details["current"]) == (1, 2)
    [missed] = details["missed"]
    assert (missed["type"], missed["version"], missed["by"]) == ("tally.counted_up", 2, "tester")


def test_a_commuting_command_does_not_mind_what_came_between(
    execution: Execution, tally: UUID
) -> None:
    execution.execute(CountUp(tally_id=tally), context(WERL))
    answer = execution.execute(CountUp(tally_id=tally), context(WERL, expected_version=1))
    assert answer.version == 3


def test_many_at_once_all_count(execution: Execution, tally: UUID) -> None:
    def count(_: int) -> int:
        return execution.execute(CountUp(tally_id=tally), context(WERL)).version

    with ThreadPoolExecutor(3) as pool:
        versions = list(pool.map(count, range(30)))
    assert sorted(versions) == list(range(2, 32))
    assert count_of(execution, tally) == 30


def test_the_same_command_sent_twice_at_once_is_done_once(
    execution: Execution, tally: UUID
) -> None:
    given = context(WERL, fingerprint="a")
    with ThreadPoolExecutor(4) as pool:
        answers = list(
            pool.map(lambda _: execution.execute(CountUp(tally_id=tally), given), "abcd")
        )
    assert {answer.version for answer in answers} == {2}
    assert count_of(execution, tally) == 1


def test_what_has_not_begun_is_not_found(execution: Execution) -> None:
    with pytest.raises(NotFound):
        execution.execute(CountUp(tally_id=uuid6.uuid7()), context(WERL))


def test_a_foreign_tenant_finds_nothing(execution: Execution, tally: UUID) -> None:
    with pytest.raises(NotFound):
        execution.execute(CountUp(tally_id=tally), context(SOEST))
    assert execution.history(execution.service.aggregates[0], tally, SOEST) == []
    assert count_of(execution, tally, SOEST) is None


def test_a_foreign_tenant_cannot_begin_under_the_same_id(execution: Execution, tally: UUID) -> None:
    with pytest.raises(AlreadyExists):
        execution.execute(BeginTally(tally_id=tally, person_id=uuid4()), context(SOEST))


def test_history_tells_the_state_after_each_step(execution: Execution, tally: UUID) -> None:
    execution.execute(CountUp(tally_id=tally, by=2), context(WERL))
    execution.execute(CloseTally(tally_id=tally), context(WERL))
    steps = execution.history(execution.service.aggregates[0], tally, WERL)
    assert [(r.version, s.state, s.count) for r, s in steps] == [
        (1, "open", 0), (2, "open", 2), (3, "closed", 2),
    ]  # fmt: skip
    then = steps[1][0].recorded_at
    assert len(execution.history(execution.service.aggregates[0], tally, WERL, then)) == 2


def test_personal_fields_are_sealed_at_rest_and_read_back(
    execution: Execution, tally: UUID
) -> None:
    with execution.database.session(WERL) as db:
        row = db.one("SELECT data::text, sealed::text FROM event WHERE stream_id = %s", (tally,))
    assert row and "Mariam" not in row["data"] + row["sealed"]
    [(recorded, _)] = execution.history(execution.service.aggregates[0], tally, WERL)
    assert recorded.event.note == "Mariam asked for it"  # type: ignore[attr-defined]


def test_a_destroyed_key_leaves_the_history_readable_but_for_the_person(
    execution: Execution,
) -> None:
    beginning = begin()
    execution.execute(beginning, context(WERL))
    execution.keys.shred(beginning.person_id)  # type: ignore[attr-defined]
    [(recorded, state)] = execution.history(
        execution.service.aggregates[0], beginning.tally_id, WERL
    )
    assert recorded.event.note is ERASED  # type: ignore[attr-defined]
    assert state.state == "open"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET data = '{}'",
        "DELETE FROM event",
        "TRUNCATE event",
        "INSERT INTO event (stream_id) VALUES (gen_random_uuid())",
        "UPDATE stream SET version = 0",
        "DELETE FROM command",
        "SELECT setval('event_position', 1)",
    ],
)
def test_neither_role_can_change_history(execution: Execution, statement: str) -> None:
    for database in (execution.database, execution.log_database):
        with pytest.raises(psycopg2.errors.InsufficientPrivilege), database.session(WERL) as db:
            db.execute(statement)


def test_even_the_owner_is_stopped_by_the_triggers(postgres: str, tally_database: str) -> None:
    with psycopg2.connect(postgres, dbname=tally_database) as owner, owner.cursor() as cursor:
        for statement in ("UPDATE", "DELETE", "TRUNCATE"):
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute(
                    {
                        "UPDATE": "UPDATE tally.event SET version = 9",
                        "DELETE": "DELETE FROM tally.event",
                        "TRUNCATE": "TRUNCATE tally.event",
                    }[statement]
                )
            owner.rollback()
    owner.close()


def test_an_append_for_another_tenant_than_the_sessions_is_refused(
    execution: Execution,
) -> None:
    with (
        pytest.raises(psycopg2.errors.InsufficientPrivilege),
        execution.database.session(SOEST) as db,
    ):
        execution.within(db, begin(), context(WERL))


def test_a_beginning_twice_is_an_illegal_transition(execution: Execution, tally: UUID) -> None:
    with pytest.raises(IllegalTransition):
        execution.execute(BeginTally(tally_id=tally, person_id=uuid4()), context(WERL))


def test_a_newer_version_brings_its_functions_to_a_store_that_is_there(
    execution: Execution, tally: UUID, postgres: str, tally_database: str
) -> None:
    with Database(postgres, name=tally_database).session() as db:
        db.execute("DROP FUNCTION tally.hold_stream")
        install(db, "tally")
    with execution.database.session(WERL) as db:
        db.execute("SELECT hold_stream(%s)", (tally,))
