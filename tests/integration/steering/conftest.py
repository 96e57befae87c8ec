from collections.abc import Iterator

import pytest

from services.steering import service
from shared.testing.town import Town, open_town
from tests.integration.steering.district import District


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with open_town(service, postgres) as town:
        yield town


@pytest.fixture
def district(town: Town) -> District:
    return District(town)
