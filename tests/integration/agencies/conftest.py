from collections.abc import Iterator

import pytest

from services.agencies import service
from shared.testing.town import Town, open_town


@pytest.fixture(scope="module")
def town(postgres: str) -> Iterator[Town]:
    with open_town(service, postgres) as town:
        yield town
