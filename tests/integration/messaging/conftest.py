from collections.abc import Iterator

import pytest

from shared.eventstore.execution import Execution
from shared.keyring.memory import MemoryKeyring
from shared.messaging.topology import Topology
from shared.testing.broker import fresh_reader
from shared.testing.stores import install_tally, scratch_database, tally_execution


@pytest.fixture
def tally_database(postgres: str) -> Iterator[str]:
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        yield name


@pytest.fixture
def execution(postgres: str, tally_database: str) -> Iterator[Execution]:
    execution = tally_execution(postgres, tally_database, MemoryKeyring())
    yield execution
    execution.database.close()
    execution.log_database.close()


@pytest.fixture
def queues(rabbitmq: str) -> Iterator[Topology]:
    """The queues of a reader nobody knows."""
    with fresh_reader(rabbitmq) as queues:
        yield queues
