import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
from rich.console import Console

from services.gateway.demo.command import seed
from shared.running.platform import Platform
from tests.faults.fuzz.crowd import Crowd
from tests.faults.rounds import Rounds, rounds_of


@pytest.fixture(scope="package")
def rounds(request: pytest.FixtureRequest) -> Rounds:
    return rounds_of(request.config)


@pytest.fixture(scope="package")
def crowd() -> Iterator[Crowd]:
    """A platform that nobody else needs afterwards, and all kinds of people who use it."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-fuzz-"))
    folder.chmod(0o711)
    try:
        silent = Console(file=StringIO())
        with Platform(folder, fast=True, console=silent) as running:
            seed(running)
            yield Crowd(running.url, running.issuer_key)
    finally:
        Platform(folder).forget()
        rmtree(folder)
