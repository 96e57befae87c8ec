"""Reads a log as the relay does, in a process of its own: `... outbox_reader URL DATABASE`.

It begins at the end of the log, says `ready`, and for each position on standard input says when
(in seconds of the monotonic clock) it had read as far as that. Without a line it reads on.
"""

import sys
import time
from select import select

from shared.database import Database
from shared.eventstore.outbox import PostgresEventLog
from shared.messaging.relay import BATCH, GATHERING, QUICKEST, SLOWEST
from shared.testing.tally import SERVICE


def waiting(count: int, pause: float) -> float:
    """Return how long the relay lets events gather after it has read so many."""
    if count == BATCH:
        return 0.0
    return GATHERING if count else pause


def main(url: str, name: str) -> None:
    """Read until standard input ends."""
    database = Database(
        url, user=SERVICE.log_role, password="test", name=name, search_path=SERVICE.name, size=1
    )
    with database.session() as db:
        position = db.rows("SELECT coalesce(max(position), 0) FROM event")[0][0]
    log, pause, read_at = PostgresEventLog(database, SERVICE), QUICKEST, time.monotonic()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    wanted = None
    while True:
        rows = log.after(position, BATCH)
        if rows:
            position, pause, read_at = rows[-1].position, QUICKEST, time.monotonic()
        if wanted is None and select([sys.stdin], [], [], waiting(len(rows), pause))[0]:
            line = sys.stdin.readline()
            if not line:
                break
            wanted = int(line)
        elif not rows:
            pause = min(2 * pause, SLOWEST)
        if wanted is not None and position >= wanted:
            sys.stdout.write(f"{read_at}\n")
            sys.stdout.flush()
            wanted = None
    log.release()


if __name__ == "__main__":
    main(*sys.argv[1:])
