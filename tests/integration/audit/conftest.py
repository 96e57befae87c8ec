from collections.abc import Iterator

import pytest

from services.audit import service
from tests.integration.audit.ledger import Ledger
from tests.integration.clients.town import Town, open_town


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with open_town(service, postgres) as town:
        yield town


@pytest.fixture
def ledger(town: Town) -> Ledger:
    return Ledger(town)
