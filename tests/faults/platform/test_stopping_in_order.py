"""Programs that are told to end finish what they have begun; a restart of all loses nothing."""

import time
from collections.abc import Iterator
from typing import Final

import pytest

from tests.faults.platform.load import Load
from tests.faults.platform.trials import Trial

BEHIND_THE_GATEWAY: Final = ("doors", "subscriptions", "relay")


@pytest.fixture
def impatient(load: Load) -> Iterator[Load]:
    """The same people, who now take whatever comes first as the last word."""
    load.insistent = False
    yield load
    load.insistent = True


def restart(trial: Trial, name: str) -> None:
    program = trial.platform.programs[name]
    began = time.monotonic()
    program.stop()
    assert program.child
    assert program.child.returncode == 0, program.last_words()
    assert time.monotonic() - began < program.grace
    program.start()


def test_a_rolling_restart_loses_nothing_that_was_accepted(trial: Trial) -> None:
    for _ in trial.rounds():
        with trial.of("a rolling restart"):
            for name in trial.platform.programs:
                restart(trial, name)


def test_who_never_asks_twice_does_not_notice_a_restart_behind_the_gateway(
    trial: Trial, impatient: Load
) -> None:
    seen = len(impatient.commands)
    for _ in trial.rounds():
        with impatient.going_on():
            for name in BEHIND_THE_GATEWAY:
                impatient.await_more(10)
                restart(trial, name)
            impatient.await_more(10)
        assert not [each for each in impatient.commands[seen:] if each.status is None]
    trial.require_agreement()


def test_what_a_stopping_gateway_does_not_answer_it_has_not_done(
    trial: Trial, impatient: Load
) -> None:
    seen = len(impatient.commands)
    for _ in trial.rounds():
        with impatient.going_on():
            impatient.await_more(25)
            restart(trial, "gateway")
            impatient.await_more(25)
    trial.require_agreement()
    turned_away = [each for each in impatient.commands[seen:] if each.status is None]
    answers = trial.books.page("clients").answers | trial.books.page("cases").answers
    answers |= trial.books.page("referrals").answers
    assert not [each for each in turned_away if each.command_id in answers]
    assert {each.tries[0] for each in turned_away} <= {"None ConnectionError"}
