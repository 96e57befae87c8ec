"""A platform whose clock can be set, and the story that is played on it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from services.gateway.demo.command import seed, signing
from services.gateway.demo.family import Family
from services.gateway.demo.stage import Stage
from shared.running.platform import Platform
from tests.system.bus import listening
from tests.system.office import Office
from tests.system.story import Story


@pytest.fixture(scope="package")
def trial(state: Path) -> Iterator[Platform]:
    """A platform for trying out: months pass in seconds."""
    folder = state / "trial"
    folder.mkdir()
    folder.chmod(0o711)
    quiet = Console(file=StringIO())
    try:
        with Platform(folder, fast=True, console=quiet, settable_clock=True) as running:
            running.clock.set(datetime(2024, 10, 1, 7, tzinfo=UTC))
            seed(running)
            yield running
    finally:
        Platform(folder).forget()


@pytest.fixture(scope="package")
def story(trial: Platform) -> Iterator[Story]:
    """The story of the demo, not yet begun; it is told in German."""
    shown = Console(file=StringIO(), width=120)
    stage = Stage(trial.url, signing(trial), shown, clock=trial.clock)
    with listening(trial.amqp_url) as bus:
        yield Story(stage, Family(), bus)


@pytest.fixture(scope="package")
def office(trial: Platform) -> Office:
    """The office in Werl, some months before the story begins."""
    stage = Stage(trial.url, signing(trial), Console(file=StringIO()), clock=trial.clock)
    stage.at("2024-10-07T09:00")
    return Office(stage)
