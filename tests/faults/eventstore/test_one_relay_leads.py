"""Leaders that die between two steps, that sleep, and that wake up again."""

import time
from collections.abc import Callable, Iterator, Sequence
from threading import Event
from typing import Any
from uuid import UUID

import pytest
import uuid6

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.eventstore.outbox import LogRow, PostgresEventLog
from shared.messaging.publisher import Outcome, Outgoing
from shared.messaging.relay import Relay
from shared.testing.broker import eventually, running
from shared.testing.store_contract import context
from shared.testing.tally import SERVICE, BeginTally, CountUp

POSITION = "SELECT position, epoch FROM relay WHERE name = 'broker'"
CUT_OFF = """
SELECT pg_terminate_backend(pid) FROM pg_locks
 WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint = 4712
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
Nothing = Callable[[], Any]


class Broker:
    """Takes everything, and does what it is told before and after."""

    def __init__(self, before: Nothing = lambda: None, after: Nothing = lambda: None) -> None:
        self.before, self.after = before, after
        self.heard: list[str] = []

    def publish(self, messages: Sequence[Outgoing]) -> Outcome:
        self.before()
        self.heard += [each.message_id for each in messages]
        self.after()
        return Outcome(confirmed=list(messages))

    def keep_alive(self) -> None:
        pass

    def close(self) -> None:
        pass


@pytest.fixture
def tally(execution: Execution) -> UUID:
    tally_id = uuid6.uuid7()
    execution.execute(BeginTally(tally_id=tally_id, person_id=uuid6.uuid7()), context())
    return tally_id


@pytest.fixture
def cut_off(execution: Execution, postgres: str) -> Iterator[Nothing]:
    """Ends the connection of whoever leads."""
    with execution.log_database.session() as db:
        name = db.rows("SELECT current_database()")[0][0]
    admin = Database(postgres, name=name, size=1)

    def cut_off() -> None:
        with admin.session() as db:
            db.execute(CUT_OFF)

    yield cut_off
    admin.close()


def relay(execution: Execution, broker: Broker, patience: float = 60.0) -> Relay:
    log = PostgresEventLog(execution.log_database, SERVICE, patience)
    return Relay("tally", log, broker)  # type: ignore[arg-type]


def log_of(execution: Execution) -> list[LogRow]:
    return PostgresEventLog(execution.log_database, SERVICE).after(0, 1000)


def checkpoint(execution: Execution) -> tuple[int, int]:
    with execution.log_database.session() as db:
        row = db.one(POSITION)
    return (row["position"], row["epoch"]) if row else (0, 0)


@pytest.mark.parametrize("moment", ["before", "after"])
def test_a_leader_that_dies_around_publishing_may_repeat_but_loses_nothing(
    execution: Execution, tally: UUID, cut_off: Nothing, moment: str
) -> None:
    fates = iter([cut_off] * 5)
    broker = Broker(**{moment: lambda: next(fates, lambda: None)()})
    with running(relay(execution, broker)):
        for _ in range(8):
            execution.execute(CountUp(tally_id=tally), context())
            time.sleep(0.05)
        log = [str(row.event_id) for row in log_of(execution)]
        eventually(lambda: checkpoint(execution)[0] == 9)
    assert list(dict.fromkeys(broker.heard)) == log


def test_a_leader_that_wakes_up_after_its_replacement_changes_nothing(
    execution: Execution, tally: UUID, cut_off: Nothing
) -> None:
    asleep, awake = Event(), Event()

    def sleep() -> None:
        asleep.set()
        awake.wait()

    sleeper, other = Broker(before=sleep), Broker()
    with running(relay(execution, sleeper)):
        assert asleep.wait(5)
        cut_off()
        with running(relay(execution, other)):
            for _ in range(5):
                execution.execute(CountUp(tally_id=tally), context())
            eventually(lambda: checkpoint(execution)[0] == 6)
            before = checkpoint(execution)
            awake.set()
            eventually(lambda: len(sleeper.heard) == 1)
            time.sleep(0.3)
            assert checkpoint(execution) == before
    assert sleeper.heard == other.heard[:1]


def test_a_checkpoint_of_a_former_epoch_or_a_lower_position_is_refused(
    execution: Execution,
) -> None:
    former, later = (PostgresEventLog(execution.log_database, SERVICE) for _ in range(2))
    _, old = former.take_over()
    _, new = later.take_over()
    assert later.checkpoint(7, new)
    assert not former.checkpoint(9, old)
    assert not later.checkpoint(6, new)
    assert checkpoint(execution) == (7, new)
    former.release()
    later.release()


def test_the_office_of_a_leader_that_is_frozen_falls_to_another(execution: Execution) -> None:
    frozen = PostgresEventLog(execution.log_database, SERVICE, patience=0.5)
    other = PostgresEventLog(execution.log_database, SERVICE)
    assert frozen.try_lead()
    assert not other.try_lead()
    eventually(other.try_lead, 5)
    frozen.release()
    other.release()


def test_a_leader_whose_broker_keeps_it_waiting_longer_repeats_but_loses_nothing(
    execution: Execution, tally: UUID
) -> None:
    delays = iter([0.6])
    broker = Broker(before=lambda: time.sleep(next(delays, 0)))
    with running(relay(execution, broker, patience=0.3)):
        eventually(lambda: checkpoint(execution)[0] == 1)
    assert broker.heard == broker.heard[:1] * 2


def test_a_relay_whose_only_connection_is_ended_goes_on_by_itself(
    execution: Execution, tally: UUID, cut_off: Nothing
) -> None:
    broker = Broker()
    with running(relay(execution, broker)):
        eventually(lambda: len(broker.heard) == 1)
        cut_off()
        execution.execute(CountUp(tally_id=tally), context())
        began = time.monotonic()
        eventually(lambda: len(broker.heard) == 2)
        assert time.monotonic() - began < 1
