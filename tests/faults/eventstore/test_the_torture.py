"""Eight writers and three relays, killed, cut off and put to sleep; hours of it by `--torture`."""

import time
from pathlib import Path

import pytest

from .torture import a_round
from .verdict import Verdict, verdict_on

SHORT, LONG = 9.0, 60.0


def test_nothing_is_missed_reordered_or_lost_whoever_dies(
    postgres: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    wanted = request.config.getoption("--torture", default=0.0)
    end = time.monotonic() + wanted
    first = round_of(postgres, tmp_path / "0", LONG if wanted else SHORT)
    for number in range(1, 1 << 30):
        if time.monotonic() >= end:
            break
        round_of(postgres, tmp_path / str(number), LONG)
    assert len(first.log) > 300
    assert first.epochs > 3


def round_of(postgres: str, folder: Path, seconds: float) -> Verdict:
    folder.mkdir()
    with a_round(postgres, folder) as round_:
        round_.disturb(seconds)
        round_.settle()
        verdict = verdict_on(round_)
    assert not round_.complaints()
    assert all(round_.done.values()), round_.done
    verdict.holds()
    print(len(verdict.log), "events,", verdict.epochs, "leaders,", round_.done)  # noqa: T201
    return verdict


def test_the_same_torture_tells_a_relay_that_reads_whatever_is_there(
    postgres: str, tmp_path: Path
) -> None:
    for attempt in range(3):
        folder = tmp_path / str(attempt)
        folder.mkdir()
        with a_round(postgres, folder, "naive") as round_:
            round_.disturb(2.5)
            round_.settle()
            if verdict_on(round_).missed:
                return
    pytest.fail("the torture is too mild to tell a right relay from a wrong one")
