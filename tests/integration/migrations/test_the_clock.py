from datetime import UTC, datetime, timedelta

import pytest

from shared.database import Database
from shared.eventstore.clock import ClockIsReal, ClockIsSettable
from shared.eventstore.execution import Execution
from shared.keyring.memory import MemoryKeyring
from shared.messaging.host import require_database
from shared.provisioning.clock import SettableClock

MARCH = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
NOW = "SELECT clock.wegakte_now()"


@pytest.fixture
def clock(town):
    town.migrate(settable_clock=True)
    clock = SettableClock(town.settings)
    yield clock
    clock.close()


def seen_by(town, sql=NOW):
    with town.session() as db:
        return db.rows(sql)[0][0]


def test_in_production_it_is_the_time_of_the_server(town):
    town.migrate()
    with town.session() as db:
        [(before, now, after)] = db.rows(
            "SELECT clock_timestamp(), clock.wegakte_now(), clock_timestamp()"
        )
    assert before <= now <= after


def test_in_production_the_clock_costs_nothing(town):
    town.migrate()
    with town.session() as db:
        plan = db.rows(f"EXPLAIN (VERBOSE, COSTS OFF) {NOW}")

    assert ["Output: clock_timestamp()" in line for (line,) in plan] == [False, True]


def test_a_settable_clock_goes_on_from_where_it_was_set(town, clock):
    clock.set(MARCH)
    first, second = seen_by(town), seen_by(town)

    assert MARCH < first < second < MARCH + timedelta(minutes=1)


def test_a_stopped_clock_shows_one_moment(town, clock):
    clock.stop_at(MARCH)

    assert seen_by(town) == clock.now() == MARCH
    clock.advance(timedelta(days=1))
    assert MARCH + timedelta(days=1) < seen_by(town)


def test_months_ahead_it_is_not_an_hour_off_after_the_summer_time_change(town, clock):
    clock.set(MARCH + timedelta(days=120))
    with town.session() as db:
        db.execute("SET LOCAL timezone = 'Europe/Berlin'")
        now = db.rows(NOW)[0][0]

    assert timedelta() < now - (MARCH + timedelta(days=120)) < timedelta(minutes=1)


def test_the_services_cannot_set_the_clock(town, clock):
    for statement in ("UPDATE clock.setting SET stands_at = now()", "DELETE FROM clock.setting"):
        for role in ("", "_log"):
            refused = pytest.raises(Exception, match="permission denied")
            with refused, town.session(role=role) as db:
                db.execute(statement)


def test_a_real_clock_is_never_made_settable(town):
    town.migrate()

    with pytest.raises(ClockIsReal):
        town.migrate(settable_clock=True)
    for act in (SettableClock(town.settings).now, lambda: SettableClock(town.settings).set(MARCH)):
        with pytest.raises(ClockIsReal):
            act()


def test_not_even_that_of_a_database_from_before_there_were_clocks(town):
    town.migrate()
    with Database(town.url, name=town.settings.database_name).session() as db:
        db.execute("DROP SCHEMA clock CASCADE")

    with pytest.raises(ClockIsReal, match="already in use"):
        town.migrate(settable_clock=True)
    town.migrate()
    assert seen_by(town)


def test_a_settable_clock_is_never_taken_for_a_real_one(town, clock):
    with pytest.raises(ClockIsSettable):
        town.migrate()


def test_a_service_does_not_run_by_another_clock_than_its_database(town, clock):
    own = Database(**town.settings.login(f"wegakte_{town.service.name}"), size=1)

    require_database(Execution(town.service, own, own, MemoryKeyring(), settable_clock=True))
    with pytest.raises(ClockIsSettable):
        require_database(Execution(town.service, own, own, MemoryKeyring()))
    own.close()
