import base64
from collections.abc import Iterator

import pytest

from services.audit import service
from shared import settings as configuration
from shared.testing.town import Town, open_town
from tests.integration.audit.ledger import Ledger


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with open_town(service, postgres) as town:
        yield town


@pytest.fixture
def ledger(town: Town) -> Ledger:
    return Ledger(town)


@pytest.fixture
def signing_ledger(postgres: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ledger]:
    """A ledger of its own, with a key."""
    monkeypatch.setenv("WEGAKTE_LEDGER_KEY", base64.b64encode(bytes(range(32))).decode())
    configuration.settings.cache_clear()
    with open_town(service, postgres) as town:
        yield Ledger(town)
    configuration.settings.cache_clear()
