from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
import uuid6

from shared.eventstore.memory import MemoryEventStore
from shared.testing.store_contract import TENANT, EventStoreContract, append, noted


class TestMemoryEventStore(EventStoreContract):
    @pytest.fixture
    def transact(self) -> Callable[..., Any]:
        store = MemoryEventStore(TENANT)
        return lambda work: work(store)


def test_it_goes_by_the_clock_it_is_given() -> None:
    then = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
    store = MemoryEventStore(TENANT, lambda: then)

    [recorded] = append(store, uuid6.uuid7(), [noted()], 0).recorded
    assert recorded.recorded_at == recorded.occurred_at == then
