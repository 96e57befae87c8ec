import base64
from collections.abc import Iterator

import pytest

from services.referrals import service
from shared.keyring.memory import MemoryKeyring
from shared.settings import settings
from shared.testing.town import Town, open_town


@pytest.fixture(scope="module", autouse=True)
def root_key() -> Iterator[None]:
    """Let marks be made."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WEGAKTE_KEYRING_SECRET", base64.b64encode(b"r" * 32).decode())
        settings.cache_clear()
        yield
    settings.cache_clear()


@pytest.fixture(scope="module")
def keys() -> MemoryKeyring:
    return MemoryKeyring()


@pytest.fixture(scope="module")
def town(postgres: str, keys: MemoryKeyring) -> Iterator[Town]:
    with open_town(service, postgres, keys) as town:
        yield town
