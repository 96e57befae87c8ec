from collections.abc import Callable
from typing import Any

import pytest

from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.testing.store_contract import TENANT, EventStoreContract


class TestPostgresEventStore(EventStoreContract):
    @pytest.fixture
    def transact(self, execution: Execution) -> Callable[..., Any]:
        def run(work: Callable[[PostgresEventStore], Any]) -> Any:
            with execution.database.session(TENANT) as db:
                return work(PostgresEventStore(db, execution.keys))

        return run
