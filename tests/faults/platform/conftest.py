import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
import requests
from rich.console import Console

from services.gateway.demo.command import seed, signing
from shared.running.platform import Platform
from shared.settings import settings, variable
from tests.faults.platform.books import Books
from tests.faults.platform.load import Load
from tests.faults.platform.trials import Recoveries, Trial
from tests.integration.gateway.description import Description

RECOVERIES = pytest.StashKey[Recoveries]()


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    """A platform that may be broken in every way."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-faults-"))
    folder.chmod(0o711)
    try:
        with Platform(folder, fast=True, console=Console(file=StringIO())) as running:
            if len(running.servers) < 2:
                pytest.skip("the database and the broker are not ours to break")
            yield running
    finally:
        Platform(folder).forget()
        rmtree(folder)


@pytest.fixture(scope="module")
def load(platform: Platform) -> Load:
    """People at work, in a district whose agencies are known."""
    sign = signing(platform)
    seed(platform)
    document = requests.get(f"{platform.url}/api/openapi.json", timeout=30).json()
    return Load(platform.url, sign, Description(document))


@pytest.fixture(scope="module")
def trial(
    platform: Platform, load: Load, books: Books, request: pytest.FixtureRequest
) -> Iterator[Trial]:
    seconds = float(request.config.getoption("--torture", default=0.0))
    recoveries = request.config.stash.setdefault(RECOVERIES, {})
    yield Trial(platform, load, books, seconds, recoveries)


@pytest.fixture(scope="module")
def books(platform: Platform) -> Iterator[Books]:
    found = Books(platform)
    with pytest.MonkeyPatch.context() as patch:
        # Look-alikes are recognised by the root key of whoever folds the log.
        patch.setenv(variable("keyring_secret"), found.settings.keyring_secret)
        settings.cache_clear()
        yield found
    settings.cache_clear()
    found.close()


@pytest.fixture(autouse=True)
def all_runs_afterwards(platform: Platform) -> Iterator[None]:
    yield
    platform.broker.resume()
    for server in platform.servers:
        server.start()
    for program in platform.programs.values():
        program.start()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how long it took until all was well again."""
    recoveries = terminalreporter.config.stash.get(RECOVERIES, {})
    for fault, trials in recoveries.items():
        told = "; ".join(f"{still:.1f} s, {way:.1f} s" for still, way in trials)
        terminalreporter.write_line(f"longest standstill, and then a whole way: {fault}: {told}")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give those that go on for long the time for it."""
    seconds = float(config.getoption("--torture", default=0.0))
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.timeout(seconds + 180))
