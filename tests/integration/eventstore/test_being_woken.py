"""What is due by time alone happens once, at its moment, and is never lost."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta

import pytest

from shared.database import Database, DatabaseBusy
from shared.domain.working_days import HERE, WorkingDays
from shared.eventstore.timers import NotFired
from shared.testing.alarm import SERVICE, SetAlarm, StopAlarm
from shared.testing.store_contract import TENANT, context
from tests.integration.eventstore.alarms import EIGHT, Alarms, alarms_in

NINE, TEN = EIGHT + timedelta(hours=1), EIGHT + timedelta(hours=2)
OTHER_TENANT = "05974040"


@pytest.fixture
def alarms(postgres: str) -> Iterator[Alarms]:
    with alarms_in(postgres) as alarms:
        yield alarms


def test_a_timer_is_kept_with_the_event_that_sets_it(alarms: Alarms) -> None:
    alarm = alarms.set(NINE)

    assert alarms.waiting()[alarm]["due_at"] == NINE
    alarms.do(SetAlarm(alarm_id=alarm, due=TEN))
    assert alarms.waiting()[alarm]["due_at"] == TEN
    alarms.do(StopAlarm(alarm_id=alarm))
    assert alarms.waiting() == {}


def test_a_timer_costs_no_round_trip_of_its_own(alarms: Alarms) -> None:
    alarms.set(NINE)
    with Database(alarms.url).session() as db:
        said = db.rows("SELECT query FROM pg_stat_activity WHERE datname = %s", (alarms.database,))
    assert [q for (q,) in said if "INSERT INTO timer" in q and q.endswith("COMMIT")]


def test_what_is_rolled_back_leaves_no_timer(alarms: Alarms) -> None:
    alarm = alarms.set(NINE)

    with pytest.raises(RuntimeError), alarms.execution.database.session(TENANT) as db:
        alarms.execution.within(db, SetAlarm(alarm_id=alarm, due=TEN), context())
        raise RuntimeError

    assert alarms.waiting()[alarm]["due_at"] == NINE


def test_nothing_happens_before_its_moment(alarms: Alarms) -> None:
    alarm = alarms.set(NINE)
    alarms.clock.stop_at(NINE - timedelta(microseconds=1))
    assert alarms.fire() == 0
    alarms.clock.stop_at(NINE)
    assert alarms.fire() == 1

    [rang] = alarms.rang(alarm)
    assert (rang.event.at, rang.recorded_at) == (NINE, NINE)  # type: ignore[attr-defined]
    assert (rang.actor.role, rang.actor.institution) == ("system", SERVICE.name)
    assert alarms.waiting() == {}


def test_everybody_is_woken_whatever_the_tenant(alarms: Alarms) -> None:
    ours, theirs = alarms.set(NINE), alarms.set(NINE, OTHER_TENANT)
    alarms.clock.stop_at(NINE)

    assert alarms.fire() == 2
    assert (len(alarms.rang(ours)), len(alarms.rang(theirs, OTHER_TENANT))) == (1, 1)


def test_many_timekeepers_at_once_ring_each_alarm_once(alarms: Alarms) -> None:
    known = [alarms.set(NINE) for _ in range(40)]
    alarms.clock.stop_at(TEN)

    with ThreadPoolExecutor(4) as threads:
        fired = sum(threads.map(lambda _: alarms.fire(), range(4)))

    assert fired == 40
    assert [len(alarms.rang(alarm)) for alarm in known] == [1] * 40


def test_a_clock_that_jumps_months_makes_up_for_all_of_it_in_order(alarms: Alarms) -> None:
    late, early = alarms.set(TEN, times=30), alarms.set(NINE)
    alarms.clock.stop_at(EIGHT + timedelta(days=120))

    assert alarms.fire() == 31
    assert (len(alarms.rang(late)), len(alarms.rang(early))) == (30, 1)
    assert alarms.rang(early)[0].position < alarms.rang(late)[0].position


def test_what_comes_due_again_at_the_same_moment_rings_again(alarms: Alarms) -> None:
    alarm = alarms.set(NINE)
    alarms.clock.stop_at(TEN)
    alarms.fire()
    alarms.do(SetAlarm(alarm_id=alarm, due=NINE))
    alarms.fire()

    assert len(alarms.rang(alarm)) == 2


def test_summer_time_begins_between_a_deadline_and_its_moment(alarms: Alarms) -> None:
    day = WorkingDays().after(date(2025, 3, 28), 1)
    alarm = alarms.set(datetime.combine(day, time(9), HERE))
    alarms.clock.stop_at(datetime(2025, 3, 31, 6, 59, tzinfo=UTC))
    assert alarms.fire() == 0
    alarms.clock.stop_at(datetime(2025, 3, 31, 7, tzinfo=UTC))
    assert alarms.fire() == 1
    assert len(alarms.rang(alarm)) == 1


@pytest.mark.parametrize(
    ("manner", "rings"), [("unwilling", 0), ("silent", 0), ("stubborn", 1)], ids=str
)
def test_a_decision_that_leads_nowhere_is_asked_for_once(
    alarms: Alarms, manner: str, rings: int
) -> None:
    alarm = alarms.set(NINE, manner=manner)
    alarms.clock.stop_at(TEN)

    assert alarms.fire() == 1
    assert (len(alarms.rang(alarm)), alarms.waiting()) == (rings, {})


def test_a_failure_keeps_the_timer_and_does_not_hold_up_the_others(alarms: Alarms) -> None:
    broken, sound = alarms.set(NINE, manner="broken"), alarms.set(TEN)
    alarms.clock.stop_at(TEN)

    with pytest.raises(NotFired) as failure:
        alarms.fire()
    pauses = [alarms.timers.put_off(failure.value.timer) for _ in range(2)]

    assert alarms.fire() == 1
    assert len(alarms.rang(sound)) == 1
    kept = alarms.waiting()[broken]
    assert (kept["due_at"], kept["try_at"], kept["failures"]) == (NINE, TEN + pauses[-1], 2)


def test_what_failed_is_tried_again_less_and_less_often(alarms: Alarms) -> None:
    alarm = alarms.set(NINE, manner="broken")
    now, pauses = NINE, []
    for _ in range(14):
        alarms.clock.stop_at(now)
        with pytest.raises(NotFired) as failure:
            alarms.fire()
        pauses.append(alarms.timers.put_off(failure.value.timer))
        now += pauses[-1]

    assert [pause.total_seconds() for pause in pauses[:4]] == [1, 2, 4, 8]
    assert pauses[-1] == timedelta(minutes=10)
    alarms.do(SetAlarm(alarm_id=alarm, due=NINE + pauses[-1]))
    assert alarms.fire() == 1


def test_somebody_who_is_writing_is_not_waited_for(alarms: Alarms) -> None:
    alarm = alarms.set(NINE)
    alarms.clock.stop_at(NINE)
    with alarms.execution.database.session(TENANT) as db:
        db.execute("SELECT hold_stream(%s)", (alarm,))
        with pytest.raises(NotFired) as failure:
            alarms.fire()
    assert isinstance(failure.value.__cause__, DatabaseBusy)

    assert alarms.fire() == 1
    assert len(alarms.rang(alarm)) == 1
