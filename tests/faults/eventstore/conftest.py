from collections.abc import Iterator

import pytest

from shared.eventstore.execution import Execution
from shared.keyring.memory import MemoryKeyring
from shared.testing.stores import install_tally, scratch_database, tally_execution


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give the torture the time that was asked for."""
    if seconds := config.getoption("--torture", default=0.0):
        for item in items:
            if item.path.name == "test_the_torture.py":
                item.add_marker(pytest.mark.timeout(seconds + 180))


@pytest.fixture
def execution(postgres: str) -> Iterator[Execution]:
    with scratch_database(postgres) as name:
        install_tally(postgres, name)
        execution = tally_execution(postgres, name, MemoryKeyring(), size=16)
        yield execution
        execution.database.close()
        execution.log_database.close()
