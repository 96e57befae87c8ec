"""Timekeepers as processes: killed in the middle, and begun again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from shared.testing.broker import eventually
from tests.integration.eventstore.alarms import EIGHT, Alarms, alarms_in


@pytest.fixture
def alarms(postgres: str) -> Iterator[Alarms]:
    with alarms_in(postgres) as alarms:
        yield alarms


@contextmanager
def timekeeper(alarms: Alarms) -> Iterator[subprocess.Popen[str]]:
    given = {"WEGAKTE_DATABASE_URL": alarms.url, "WEGAKTE_DATABASE_NAME": alarms.database}
    process = subprocess.Popen(
        [sys.executable, "-m", "shared.testing.alarm_process"],
        env=os.environ | given,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout and "watching" in process.stdout.readline()
        yield process
    finally:
        process.kill()
        process.communicate()


def is_being_fired(alarms: Alarms) -> bool:
    """Say whether somebody has taken the only timer, so that it is there but cannot be had."""
    with alarms.execution.database.session() as db:
        free = db.rows("SELECT FROM timer FOR UPDATE SKIP LOCKED")
        return not free and bool(db.rows("SELECT FROM timer"))


def test_two_timekeepers_ring_each_alarm_once(alarms: Alarms) -> None:
    known = [alarms.set(EIGHT, times=2) for _ in range(25)]

    with timekeeper(alarms), timekeeper(alarms):
        eventually(lambda: all(row["due_at"] > EIGHT for row in alarms.waiting().values()))
        alarms.clock.set(EIGHT.replace(month=6))
        eventually(lambda: not alarms.waiting())

    assert [len(alarms.rang(alarm)) for alarm in known] == [2] * 25


def test_what_a_killed_timekeeper_had_begun_is_done_once_by_another(alarms: Alarms) -> None:
    alarm = alarms.set(EIGHT, manner="slow")
    with ExitStack() as stack:
        first = stack.enter_context(timekeeper(alarms))
        eventually(lambda: is_being_fired(alarms))
        stack.enter_context(timekeeper(alarms))
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        assert alarms.rang(alarm) == []
        eventually(lambda: not alarms.waiting())

    assert len(alarms.rang(alarm)) == 1


def test_what_fell_due_while_nobody_watched_is_done_after_the_start(alarms: Alarms) -> None:
    alarm = alarms.set(EIGHT.replace(hour=9))
    with timekeeper(alarms) as process:
        process.terminate()
        assert process.wait(10) == 0
    alarms.clock.set(EIGHT.replace(hour=12))

    with timekeeper(alarms):
        eventually(lambda: alarms.rang(alarm))

    assert alarms.waiting() == {}
