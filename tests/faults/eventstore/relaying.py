"""A relay as a process: `python -m tests.faults.eventstore.relaying URL DATABASE NOTES [naive]`.

It is the product's relay; only the broker is replaced, by the file NOTES.
"""

import os
import random
import sys
import time
from collections.abc import Sequence
from hashlib import sha256

import orjson
from psycopg2.extensions import make_dsn

from shared.database import Database
from shared.eventstore.outbox import LogRow, PostgresEventLog
from shared.eventstore.schema import statement
from shared.messaging.publisher import Outcome, Outgoing
from shared.messaging.relay import Relay
from shared.messaging.relays import run_until_told
from shared.testing.tally import SERVICE

from .notes import Notes

LONGEST_WAY = 0.02
END = 1 << 62


class NotingPublisher:
    """A broker that takes everything, and its time."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def publish(self, messages: Sequence[Outgoing]) -> Outcome:
        time.sleep(random.random() * LONGEST_WAY)
        self.notes.add(*map(noted, messages))
        time.sleep(random.random() * LONGEST_WAY)
        return Outcome(confirmed=list(messages))

    def keep_alive(self) -> None:
        pass

    def close(self) -> None:
        self.notes.close()


def noted(message: Outgoing) -> tuple[object, ...]:
    event = orjson.loads(message.body)
    return (
        os.getpid(),
        event["position"],
        event["previousposition"],
        event["streamid"],
        event["streamversion"],
        sha256(message.body).hexdigest(),
    )


class NaiveLog(PostgresEventLog):
    """What many write first: the next events are those with a higher position."""

    def after(self, position: int, limit: int) -> list[LogRow]:
        asked = {"position": position, "safe": END, "limit": limit}
        with self._own().session() as db:
            return [LogRow(**row) for row in db.all(statement("read_outbox.sql"), asked)]


def main(url: str, name: str, notes: str, kind: str = "") -> None:
    database = Database(
        url, user=SERVICE.log_role, password="test", name=name, search_path=SERVICE.name, size=1
    )
    database.dsn = make_dsn(database.dsn, application_name=f"relay {os.getpid()}")
    log = (NaiveLog if kind == "naive" else PostgresEventLog)(database, SERVICE)
    relay = Relay(SERVICE.name, log, NotingPublisher(Notes(notes)))  # type: ignore[arg-type]
    run_until_told([relay])


if __name__ == "__main__":
    main(*sys.argv[1:])
