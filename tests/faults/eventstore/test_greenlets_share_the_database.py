"""What the store promises holds in a process of greenlets, too."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shared.testing.stores import install_tally, scratch_database

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def found(postgres: str) -> Iterator[dict[str, Any]]:
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.eventstore.greenlets", postgres, name],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert done.returncode == 0, done.stderr
    yield json.loads(done.stdout)


def test_five_queries_at_once_take_as_long_as_one(found: dict[str, Any]) -> None:
    assert 0.3 <= min(found["five_at_once"], found["afterwards"]) <= 0.6


def test_no_connection_is_ever_shared(found: dict[str, Any]) -> None:
    assert found["pool"] == {"connections": 6, "at_once_on_one": 1}


def test_the_server_ends_a_statement_that_takes_too_long(found: dict[str, Any]) -> None:
    assert found["too_long"]["ended"]
    assert found["too_long"]["seconds"] < 2
    assert found["too_long"]["left_running"] == 0


def test_a_greenlet_that_is_killed_leaves_nothing_running(found: dict[str, Any]) -> None:
    assert found["killed"]["left_running"] == 0
