"""A platform whose clock can be set, and the story that is played on it."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from services.gateway.demo.command import BEGINNING, seed, signing
from services.gateway.demo.family import Family
from services.gateway.demo.stage import Stage
from shared.running.platform import Platform
from tests.system.bus import listening
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
            yield running
    finally:
        Platform(folder).forget()


@pytest.fixture(scope="package")
def story(trial: Platform) -> Iterator[Story]:
    """The story of the demo, not yet begun; it is told in German."""
    shown = Console(file=StringIO(), width=120)
    stage = Stage(trial.url, signing(trial), shown, clock=trial.clock)
    stage.at(BEGINNING)
    seed(trial)
    with listening(trial.amqp_url) as bus:
        yield Story(stage, Family(), bus)
