"""The whole platform, as one process for each role, with a database and a broker of its own."""

import tempfile
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
from rich.console import Console

from services.gateway.demo.arrival import directory
from services.gateway.demo.command import signing
from services.gateway.demo.people import Person
from services.gateway.demo.stage import Stage
from shared.running.platform import Platform


@pytest.fixture(scope="session")
def platform() -> Iterator[Platform]:
    folder = Path(tempfile.mkdtemp(prefix="wegakte-system-"))
    folder.chmod(0o711)
    try:
        with Platform(folder, fast=True, console=Console(file=StringIO())) as running:
            yield running
    finally:
        Platform(folder).forget()
        rmtree(folder)


@pytest.fixture(scope="session")
def sign(platform: Platform) -> Callable[[Person], str]:
    return signing(platform)


@pytest.fixture(scope="session")
def stage(platform: Platform, sign: Callable[[Person], str]) -> Stage:
    stage = Stage(platform.url, sign, Console(file=StringIO()))
    directory(stage)
    return stage
