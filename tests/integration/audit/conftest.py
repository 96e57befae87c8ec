from collections.abc import Iterator

import pytest

from services.audit import service
from shared.testing.town import Town, open_town
from tests.integration.audit.ledger import Ledger


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with open_town(service, postgres) as town:
        yield town


@pytest.fixture
def ledger(town: Town) -> Ledger:
    return Ledger(town)
