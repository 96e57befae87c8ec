"""Writers as a process: `python -m tests.faults.eventstore.writing URL DATABASE NOTES THREADS`.

They think, change their minds, set savepoints and go back to them, and write several streams in
one transaction. What was committed they note in the file NOTES.
"""

import os
import random
import signal
import sys
import time
from contextlib import suppress
from threading import Event, Thread
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from shared.database import DatabaseAway, DatabaseBusy, Session
from shared.eventstore.execution import Execution
from shared.eventstore.postgres import PostgresEventStore
from shared.keyring.memory import MemoryKeyring
from shared.testing.store_contract import TENANT, context
from shared.testing.stores import tally_execution
from shared.testing.tally import CountedUp

from .notes import Notes

STREAMS = [uuid5(NAMESPACE_OID, str(number)) for number in range(30)]
LONGEST_THOUGHT, LONGEST_REST = 0.006, 0.08
PHASE = 0.5
KEPT, UNDONE = 1, 0


class ChangedItsMind(Exception):
    """A writer rolls back."""


class Writer:
    """Writes until it is told to stop, whatever is done to its connections."""

    def __init__(self, execution: Execution, notes: Notes, seed: int) -> None:
        self.execution = execution
        self.notes = notes
        self.random = random.Random(seed)

    def run(self, stop: Event) -> None:
        while not stop.is_set():
            with suppress(ChangedItsMind, DatabaseAway, DatabaseBusy):
                self.notes.add(*self.transact())
            self.rest()

    def rest(self) -> None:
        """Every other while all have little to do, so that sometimes nobody is writing."""
        if int(time.monotonic() / PHASE) % 2:
            time.sleep(self.random.random() * LONGEST_REST)

    def transact(self) -> list[tuple[UUID, int]]:
        """Write one transaction; return the last version of each stream it wrote."""
        mark = UNDONE if self.random.random() < 0.1 else KEPT
        with self.execution.database.session(TENANT) as db:
            self.have_an_early_transaction_id(db)
            streams = sorted(self.random.sample(STREAMS, self.random.randint(1, 3)))
            written = [self.write(db, stream_id, mark) for stream_id in streams]
            if mark == UNDONE:
                raise ChangedItsMind
        return [each for each in written if each]

    def have_an_early_transaction_id(self, db: Session) -> None:
        db.execute("INSERT INTO inbox VALUES ('torture', %s, now())", (uuid4(),))
        self.think()

    def write(self, db: Session, stream_id: UUID, mark: int) -> tuple[UUID, int] | None:
        if self.random.random() < 0.2:
            db.execute("SAVEPOINT before")
            self.append(db, stream_id, UNDONE)
            db.execute("ROLLBACK TO SAVEPOINT before")
        version = self.append(db, stream_id, mark)
        return (stream_id, version) if version else None

    def append(self, db: Session, stream_id: UUID, mark: int) -> int | None:
        store = PostgresEventStore(db, self.execution.keys)
        if self.random.random() < 0.9:
            store.hold(stream_id)
        found = db.rows("SELECT version FROM stream WHERE stream_id = %s", (stream_id,))
        count = self.random.randint(1, 4)
        events = [CountedUp(tally_id=stream_id, by=mark) for _ in range(count)]
        expected = found[0][0] if found else 0
        appended = store.append(stream_id, "tally", events, expected=expected, context=context())
        self.think()
        return appended.version if appended else None

    def think(self) -> None:
        time.sleep(self.random.random() * LONGEST_THOUGHT)


def main(url: str, database: str, notes: str, threads: str) -> None:
    stop = Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    execution = tally_execution(url, database, MemoryKeyring(), size=int(threads))
    writers = [Writer(execution, Notes(notes), os.getpid() + n) for n in range(int(threads))]
    running = [Thread(target=writer.run, args=(stop,)) for writer in writers]
    for thread in running:
        thread.start()
    for thread in running:
        thread.join()


if __name__ == "__main__":
    main(*sys.argv[1:])
