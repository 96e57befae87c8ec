"""Whatever breaks under load: what was accepted has happened once everywhere, the rest never."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import pytest

from tests.faults.platform.trials import WARM, Trial

GONE: Final = 0.5
HUNG: Final = 6.0
HUNG_LONG: Final = 45.0
PROGRAMS: Final = ("doors", "subscriptions", "relay", "gateway")

APPENDING: Final = """
    SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
     WHERE proname = 'append' AND pg_get_functiondef(p.oid) LIKE '%wegakte_now%'
"""
JUMPS: Final = """
    SELECT count(*) FROM event one JOIN event other ON other.position > one.position
     WHERE other.recorded_at < one.recorded_at - interval '30 minutes'
"""


def test_the_books_show_when_somebody_was_told_what_is_not_so(trial: Trial) -> None:
    with trial.load.going_on():
        trial.load.await_more(100)
    trial.require_agreement()
    commands = trial.load.commands
    done = next(command for command in commands if command.changed)
    refused = next(command for command in commands if command.status == 409)
    for wrong in (
        replace(done, status=409),
        replace(refused, status=200, body={"id": "", "version": 1}),
        replace(done, body=done.body | {"version": 99}),
    ):
        assert trial.books.disagreements([wrong])


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_killed(trial: Trial, name: str) -> None:
    program = trial.platform.programs[name]
    for _ in trial.rounds():
        with trial.of(f"kill -9 of {name}"):
            program.kill()
            time.sleep(GONE)
            program.start()


def test_the_broker_is_killed(trial: Trial) -> None:
    for _ in trial.rounds():
        with trial.of("kill -9 of the broker"):
            trial.platform.broker.kill()
            time.sleep(GONE)
            trial.platform.broker.start()


def test_the_database_is_killed(trial: Trial) -> None:
    for _ in trial.rounds():
        with trial.of("kill -9 of the database"):
            trial.platform.database.kill()
            time.sleep(GONE)
            trial.platform.database.start()


def test_the_broker_hangs(trial: Trial) -> None:
    for _ in trial.rounds():
        with trial.of("a broker that hung"):
            trial.platform.broker.pause()
            time.sleep(HUNG_LONG if trial.seconds else HUNG)
            trial.platform.broker.resume()


@pytest.mark.parametrize(
    ("alarm", "limit", "raised", "lifted"),
    [
        ("memory", "set_vm_memory_high_watermark", "1MB", "512MB"),
        ("disk", "set_disk_free_limit", "9000GB", "50MB"),
    ],
)
def test_the_broker_raises_an_alarm(
    trial: Trial, alarm: str, limit: str, raised: str, lifted: str
) -> None:
    absolute = ["absolute"] if alarm == "memory" else []
    for _ in trial.rounds():
        with trial.of(f"a {alarm} alarm"):
            trial.tell_broker(limit, *absolute, raised)
            assert trial.stands_still()
            trial.tell_broker(limit, *absolute, lifted)


def test_two_relays_run_at_once_and_the_one_that_leads_is_killed(trial: Trial) -> None:
    platform = trial.platform
    one, other = platform.programs["relay"], platform.program("second relay", "relay")
    try:
        for _ in trial.rounds():
            with trial.of("kill -9 of a relay with another beside it"):
                one.kill()
                one.launch()
                other.start()
                one.start()
                one.kill()
                time.sleep(GONE)
                one.start()
                other.kill()
    finally:
        other.stop()


@contextmanager
def an_hour_ago(trial: Trial) -> Iterator[None]:
    """Have the database take the hour for the one before, wherever an event gets its time."""
    clock, late = "clock.wegakte_now()", "clock.wegakte_now() - interval '1 hour'"
    with trial.books.owner.session() as db:
        right = [row[0] for row in db.rows(APPENDING)]
        assert len(right) == len(trial.books.services) and all(clock in each for each in right)
        for definition in right:
            db.execute(definition.replace(clock, late))
    yield
    with trial.books.owner.session() as db:
        for definition in right:
            db.execute(definition)


def test_the_clock_of_the_database_jumps_back_and_forth(trial: Trial) -> None:
    for _ in trial.rounds():
        with trial.of("a clock that jumped"), an_hour_ago(trial):
            trial.load.await_more(2 * WARM)
    with trial.books.executions["cases"].log_database.session() as db:
        assert db.rows(JUMPS)[0][0]
