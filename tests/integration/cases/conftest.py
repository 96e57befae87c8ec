import base64
from collections.abc import Iterator

import pytest

from services.cases import service
from shared.keyring.memory import MemoryKeyring
from shared.settings import settings as settings_of_environment
from shared.testing.town import Town, open_town


@pytest.fixture(scope="module")
def keys() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture(scope="module")
def town(postgres: str, keys: MemoryKeyring) -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEGAKTE_KEYRING_SECRET", base64.b64encode(b"c" * 32).decode())
        settings_of_environment.cache_clear()
        with open_town(service, postgres, keys) as town:
            yield town
    settings_of_environment.cache_clear()
