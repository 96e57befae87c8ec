import base64
from collections.abc import Iterator

import pytest

from services.clients import service
from shared.keyring.memory import MemoryKeyring
from shared.settings import settings
from shared.testing.town import Town, open_town


@pytest.fixture(scope="module")
def keys() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture(scope="module")
def town(postgres: str, keys: MemoryKeyring) -> Iterator[Town]:
    with pytest.MonkeyPatch.context() as patch:
        root = base64.b64encode(b"r" * 32).decode()
        patch.setenv("WEGAKTE_KEYRING_SECRET", root)
        settings.cache_clear()
        with open_town(service, postgres, keys) as town:
            yield town
    settings.cache_clear()
