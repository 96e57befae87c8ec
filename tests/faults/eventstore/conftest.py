from collections.abc import Iterator

import pytest

from shared.eventstore.execution import Execution
from shared.keyring.memory import MemoryKeyring
from shared.testing.stores import install_tally, scratch_database, tally_execution


@pytest.fixture
def execution(postgres: str) -> Iterator[Execution]:
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        execution = tally_execution(postgres, name, MemoryKeyring(), size=16)
        yield execution
        execution.database.close()
        execution.log_database.close()
