from collections.abc import Iterator

import pytest

from services.cases import service
from shared.keyring.memory import MemoryKeyring
from shared.testing.town import Town, open_town


@pytest.fixture(scope="module")
def keys() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture(scope="module")
def town(postgres: str, keys: MemoryKeyring) -> Iterator[Town]:
    with open_town(service, postgres, keys) as town:
        yield town
