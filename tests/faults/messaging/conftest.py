import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from shared.database import Database
from shared.eventstore.execution import Execution
from shared.keyring.memory import MemoryKeyring
from shared.running.postgres import PrivatePostgres
from shared.running.rabbitmq import PrivateRabbitMQ
from shared.testing.stores import install_tally, tally_execution


@pytest.fixture(scope="package")
def own_state() -> Iterator[Path]:
    """A folder for servers that may be broken."""
    folder = Path(tempfile.mkdtemp(prefix="wegakte-faults-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="package")
def broker(own_state: Path) -> Iterator[PrivateRabbitMQ]:
    """A broker that may be broken."""
    server = PrivateRabbitMQ(own_state)
    server.start()
    yield server
    server.resume()
    server.stop()


@pytest.fixture(scope="package")
def store(own_state: Path) -> Iterator[PrivatePostgres]:
    """A database server that may be broken."""
    server = PrivatePostgres(own_state, fast=True)
    server.start()
    yield server
    server.stop()
    server.forget()


@pytest.fixture
def database(store: PrivatePostgres) -> str:
    """A database that goes with its server."""
    name = f"test_{uuid4().hex}"
    server = Database(store.url).connect()
    server.raw.cursor().execute(f"CREATE DATABASE {name}")
    server.close()
    install_tally(store.url, name)
    return name


@pytest.fixture
def execution(store: PrivatePostgres, database: str) -> Iterator[Execution]:
    execution = tally_execution(store.url, database, MemoryKeyring())
    yield execution
    execution.database.close()
    execution.log_database.close()


@pytest.fixture
def where(broker: PrivateRabbitMQ, store: PrivatePostgres, database: str) -> dict[str, str]:
    return {"amqp_url": broker.url, "database_url": store.url, "database": database}
