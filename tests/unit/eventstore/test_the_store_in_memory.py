from collections.abc import Callable
from typing import Any

import pytest

from shared.eventstore.memory import MemoryEventStore
from shared.testing.store_contract import TENANT, EventStoreContract


class TestMemoryEventStore(EventStoreContract):
    @pytest.fixture
    def transact(self) -> Callable[..., Any]:
        store = MemoryEventStore(TENANT)
        return lambda work: work(store)
