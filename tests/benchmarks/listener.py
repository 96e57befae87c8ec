"""A service that writes down what it hears: `... tests.benchmarks.listener ours|stock|green`.

It stands in a process of its own, as services do: with our subscription, or as nameko makes it, or
so with a driver that lets ten workers write at once.
"""

import os
import sys
from typing import Any
from uuid import UUID

from shared.messaging.runtime import import_eventlet, make_green

if sys.argv[1:] == ["stock"]:
    import_eventlet().monkey_patch()
else:
    make_green()

import psycopg2  # noqa: E402
from nameko.events import event_handler  # noqa: E402

from shared.database import Session  # noqa: E402
from shared.domain.messages import foreign  # noqa: E402
from shared.keyring.memory import MemoryKeyring  # noqa: E402
from shared.messaging.envelope import Delivery  # noqa: E402
from shared.messaging.host import Host  # noqa: E402
from shared.messaging.serving import serve_classes  # noqa: E402
from shared.messaging.subscriptions import Reactions, keep, subscription  # noqa: E402
from shared.settings import settings  # noqa: E402
from shared.testing.tally import SERVICE  # noqa: E402

ADD = "INSERT INTO heard (reader, tally_id, by) VALUES (%s, %s, %s)"


@foreign("visits.visit_noted", versions={1})
class VisitNoted:
    """What the listeners want to know."""

    tally_id: UUID
    by: int


def note(db: Session, fact: VisitNoted, delivery: Delivery) -> None:
    """Write it down."""
    db.later(ADD, ("ours", fact.tally_id, fact.by))


class Ours:
    """Hears in batches, each event once."""

    name = "tally.subscriptions"
    hear = subscription(SERVICE, Reactions(keep(VisitNoted, note)))


CONNECTIONS: list[Any] = []


def insert(reader: str, payload: dict[str, Any]) -> None:
    """Write it down in a transaction of its own."""
    connection = CONNECTIONS.pop() if CONNECTIONS else connect()
    with connection, connection.cursor() as cursor:
        cursor.execute(ADD, (reader, payload["tally_id"], payload["by"]))
    CONNECTIONS.append(connection)


class Stock:
    """Hears one by one."""

    name = "stock"

    @event_handler("visits", "stock")
    def hear(self, payload: dict[str, Any]) -> None:
        """Write it down."""
        insert("stock", payload)


class Green:
    """Hears ten at a time."""

    name = "green"

    @event_handler("visits", "green")
    def hear(self, payload: dict[str, Any]) -> None:
        """Write it down."""
        insert("green", payload)


def connect() -> Any:
    """Return one more connection."""
    login = settings().login(SERVICE.role)
    return psycopg2.connect(
        login["url"],
        user=login["user"],
        password=login["password"],
        dbname=login["name"],
        options=f"-csearch_path={SERVICE.name}",
    )


if __name__ == "__main__":
    os.environ.setdefault("WEGAKTE_LOG_FORMAT", "json")
    classes = {"ours": Ours, "stock": Stock, "green": Green}
    sys.exit(serve_classes([classes[sys.argv[1]]], Host(settings(), MemoryKeyring())))
