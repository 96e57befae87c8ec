"""What all tests may ask for: PostgreSQL, RabbitMQ, the whole platform; each begins when needed."""

import shutil
import signal
import tempfile
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from services.gateway.demo.command import seed, signing
from services.gateway.demo.stage import Stage
from shared.running.platform import Platform
from shared.running.postgres import PrivatePostgres
from shared.running.rabbitmq import PrivateRabbitMQ
from shared.settings import read_environment


def pytest_configure() -> None:
    """Have a run that is told to end clean up as after Ctrl-C."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever has the time look longer for what goes wrong."""
    parser.addoption(
        "--torture",
        type=float,
        default=0.0,
        metavar="SECONDS",
        help="how long each of the tests that look for faults goes on; at random, not as always",
    )


@pytest.fixture(scope="session")
def state() -> Iterator[Path]:
    """A folder for servers. All can enter it, also the one as whom PostgreSQL runs for root."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-tests-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres(state: Path) -> Iterator[str]:
    """The address of a PostgreSQL as its administrator."""
    if url := read_environment().database_url:
        yield url
        return
    server = PrivatePostgres(state, fast=True)
    try:
        yield server.start()
    finally:
        server.stop()
        server.forget()


@pytest.fixture(scope="session")
def rabbitmq(state: Path) -> Iterator[str]:
    """The address of a RabbitMQ."""
    if url := read_environment().amqp_url:
        yield url
        return
    server = PrivateRabbitMQ(state)
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def platform(state: Path) -> Iterator[Platform]:
    """All services, a process for each role, with a database and a broker of their own.

    Whoever stops something of it starts it again.
    """
    folder = state / "platform"
    folder.mkdir()
    folder.chmod(0o711)
    try:
        with Platform(folder, fast=True, console=Console(file=StringIO())) as running:
            yield running
    finally:
        Platform(folder).forget()


@pytest.fixture(scope="session")
def stage(platform: Platform) -> Stage:
    """The platform as the people of the demo use it, with a directory of institutions."""
    seed(platform)
    return Stage(platform.url, signing(platform), Console(file=StringIO()))
