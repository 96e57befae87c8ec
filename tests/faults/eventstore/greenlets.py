"""Greenlets and the database: `python -m tests.faults.eventstore.greenlets URL DATABASE`.

Prints as JSON what a process of doors experiences that does several things at once.
"""

import json
import sys
import time
from contextlib import suppress
from typing import Any

from shared.messaging.runtime import make_green

make_green()

import eventlet  # noqa: E402

from shared.database import DatabaseAway, DatabaseBusy  # noqa: E402
from shared.eventstore.execution import Execution  # noqa: E402
from shared.keyring.memory import MemoryKeyring  # noqa: E402
from shared.testing.store_contract import TENANT  # noqa: E402
from shared.testing.stores import tally_execution  # noqa: E402

RUNNING = """
SELECT count(*) FROM pg_stat_activity
 WHERE datname = current_database() AND state = 'active' AND query LIKE '%%pg_sleep%%'
   AND pid <> pg_backend_pid()
"""


def seconds_for_five_at_once(execution: Execution) -> float:
    """Each sleeps 0.3 s in the database."""

    def sleep(_: int) -> None:
        with execution.database.session(TENANT) as db:
            db.rows("SELECT pg_sleep(0.3)")

    list(eventlet.GreenPool().imap(sleep, range(5)))  # connect first
    began = time.monotonic()
    list(eventlet.GreenPool().imap(sleep, range(5)))
    return time.monotonic() - began


def connections_of_twelve(execution: Execution) -> dict[str, int]:
    """Twelve greenlets and a pool of six: how many hold one connection at the same time."""
    holders: dict[int, int] = {}
    most = 0

    def work(_: int) -> None:
        nonlocal most
        with execution.database.session(TENANT) as db:
            pid = db.rows("SELECT pg_backend_pid()")[0][0]
            holders[pid] = holders.get(pid, 0) + 1
            most = max(most, holders[pid])
            db.rows("SELECT pg_sleep(0.02)")
            holders[pid] -= 1

    list(eventlet.GreenPool().imap(work, range(12)))
    return {"connections": len(holders), "at_once_on_one": most}


def a_statement_that_takes_too_long(execution: Execution) -> dict[str, Any]:
    """The server ends it, and the connection goes on."""
    began, ended = time.monotonic(), False
    try:
        with execution.database.session(TENANT) as db:
            db.execute("SET LOCAL statement_timeout = '200ms'")
            db.rows("SELECT pg_sleep(5)")
    except DatabaseBusy:
        ended = True
    seconds = time.monotonic() - began
    return {"ended": ended, "seconds": seconds, "left_running": left_running(execution)}


def a_greenlet_that_is_killed(execution: Execution) -> dict[str, Any]:
    """Its connection is thrown away, and the server soon forgets its statement."""

    def sleep() -> None:
        with suppress(DatabaseAway), execution.database.session(TENANT) as db:
            db.rows("SELECT pg_sleep(20)")

    greenlet = eventlet.spawn(sleep)
    eventlet.sleep(0.2)
    greenlet.kill()
    began = time.monotonic()
    while left_running(execution) and time.monotonic() - began < 5:
        eventlet.sleep(0.05)
    return {"seconds": time.monotonic() - began, "left_running": left_running(execution)}


def left_running(execution: Execution) -> int:
    with execution.database.session(TENANT) as db:
        return int(db.rows(RUNNING)[0][0])


def main(url: str, database: str) -> None:
    execution = tally_execution(url, database, MemoryKeyring(), size=6)
    found = {
        "five_at_once": seconds_for_five_at_once(execution),
        "pool": connections_of_twelve(execution),
        "too_long": a_statement_that_takes_too_long(execution),
        "killed": a_greenlet_that_is_killed(execution),
        "afterwards": seconds_for_five_at_once(execution),
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
