"""Long logs, made quickly: the database writes them itself."""

from collections.abc import Callable
from importlib.resources import files
from random import Random
from uuid import UUID, uuid4

import psycopg2

from shared.eventstore.postgres import meta_of
from shared.eventstore.serialization import to_json
from shared.testing.store_contract import TENANT, context
from tests.benchmarks.laboratory import tidy
from tests.benchmarks.visits import visit

FIRST = UUID("01900000-0000-7000-8000-000000000000").int
PLACEHOLDER = UUID(int=0)


def fill(dsn: str, file: str, events: int) -> None:
    """Have the statements in `file` write so many events, a multiple of 10,000."""
    connection = psycopg2.connect(dsn)
    with connection, connection.cursor() as cursor:
        cursor.execute(
            files("tests.benchmarks").joinpath(file).read_text(encoding="utf-8"),
            {
                "tenant": TENANT,
                "events": events,
                "data": to_json(vars(visit(PLACEHOLDER))),
                "placeholder": str(PLACEHOLDER),
                "meta": to_json(meta_of(context(command_id=uuid4()))),
            },
        )
    connection.close()
    tidy(dsn)


def any_stream(events: int) -> Callable[[], UUID]:
    """Return what picks a stream of so long a log, each as likely, the same in every run."""
    chance = Random(events)
    return lambda: UUID(int=FIRST + chance.randrange(events // 20))
