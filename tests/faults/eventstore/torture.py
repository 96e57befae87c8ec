"""A round of torture: writers and relays as processes, and someone who kills them."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from math import inf
from pathlib import Path

from shared.database import Database
from shared.testing.broker import eventually
from shared.testing.stores import install_tally, scratch_database
from shared.testing.tally import SERVICE

from .notes import Notes

ROOT = Path(__file__).parents[3]
WRITER_PROCESSES, THREADS, RELAYS = 2, 4, 3
PAUSE = 0.3
ASLEEP = 2.5
PATIENCE = 30.0
REMEMBER = """
CREATE TABLE tally.checkpoint (number bigserial, position bigint, epoch bigint);
CREATE FUNCTION tally.remember() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
  INSERT INTO tally.checkpoint (position, epoch) VALUES (NEW.position, NEW.epoch);
  RETURN NEW;
END $$;
CREATE TRIGGER remember AFTER INSERT OR UPDATE ON tally.relay
  FOR EACH ROW EXECUTE FUNCTION tally.remember();
"""
LEADER = """
SELECT a.pid AS backend, split_part(a.application_name, ' ', 2)::int AS process
  FROM pg_locks l JOIN pg_stat_activity a USING (pid)
 WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.classid::bigint = 4712 AND l.granted
   AND a.datname = current_database()
"""
CUT_OFF_A_WRITER = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
 WHERE datname = current_database() AND usename = %s AND state LIKE %s ORDER BY random() LIMIT 1
"""


@dataclass
class Round:
    """What goes on in one database until it is ended."""

    url: str
    name: str
    folder: Path
    kind: str = ""
    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    asleep: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.admin = Database(self.url, name=self.name, search_path=SERVICE.name, size=1)
        self.committed = Notes(self.folder / "committed")
        self.published = Notes(self.folder / "published")
        with self.admin.session() as db:
            db.execute(REMEMBER)

    def start(self, program: str, *arguments: object) -> None:
        module = f"tests.faults.eventstore.{program}"
        with open(self.folder / f"{program}.log", "ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", module, self.url, self.name, *map(str, arguments)],
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        self.running[process.pid] = process

    def start_writers(self) -> None:
        self.start("writing", self.committed.path, THREADS)

    def start_relay(self) -> None:
        self.start("relaying", self.published.path, *filter(None, [self.kind]))

    def pids(self, program: str) -> list[int]:
        return [pid for pid, each in self.running.items() if program in each.args[2]]  # type: ignore[index]

    def leader(self) -> tuple[int, int] | None:
        """Return the leading relay's backend and process."""
        with self.admin.session() as db:
            row = db.one(LEADER)
        return (row["backend"], row["process"]) if row else None

    def cut_off(self, backend: int) -> None:
        with self.admin.session() as db:
            db.execute("SELECT pg_terminate_backend(%s)", (backend,))

    def kill(self, pid: int) -> None:
        process = self.running.pop(pid)
        process.kill()
        process.wait()

    def cut_off_a_writer(self) -> bool:
        with self.admin.session() as db:
            return bool(db.rows(CUT_OFF_A_WRITER, (SERVICE.role, "idle in transaction")))

    def kill_writers(self) -> bool:
        self.kill(random.choice(self.pids("writing")))
        self.start_writers()
        return True

    def cut_off_the_leader(self) -> bool:
        found = self.leader()
        if found:
            self.cut_off(found[0])
        return bool(found)

    def kill_the_leader(self) -> bool:
        found = self.leader()
        if not found or found[1] not in self.running:
            return False
        self.kill(found[1])
        self.start_relay()
        return True

    def put_the_leader_to_sleep(self) -> bool:
        """Stop the leader where it stands; the server takes it for dead, another takes over."""
        found = self.leader()
        if not found or self.asleep:
            return False
        os.kill(found[1], signal.SIGSTOP)
        self.asleep[found[1]] = time.monotonic() + ASLEEP
        self.cut_off(found[0])
        return True

    def wake(self, now: float) -> None:
        for pid in [pid for pid, until in self.asleep.items() if until <= now]:
            del self.asleep[pid]
            os.kill(pid, signal.SIGCONT)

    def disturb(self, seconds: float) -> None:
        """Do one thing after another to them for some time."""
        deeds: tuple[Callable[[], bool], ...] = (
            self.cut_off_a_writer,
            self.put_the_leader_to_sleep,
            self.cut_off_a_writer,
            self.kill_writers,
            self.cut_off_the_leader,
            self.cut_off_a_writer,
            self.kill_the_leader,
        )
        end = time.monotonic() + seconds
        for deed in cycle(deeds):
            if time.monotonic() >= end:
                break
            time.sleep(PAUSE)
            self.wake(time.monotonic())
            self.done[deed.__name__] = self.done.get(deed.__name__, 0) + deed()
        self.wake(inf)

    def settle(self) -> None:
        """Stop the writers, let the relays finish, and end them."""
        self.end("writing")
        eventually(self.all_is_published, PATIENCE)
        self.end("relaying")

    def complaints(self) -> str:
        """Return what the processes fell over, if anything."""
        logs = [(self.folder / f"{program}.log").read_text() for program in ("writing", "relaying")]
        return "".join(log for log in logs if "Traceback" in log)

    def all_is_published(self) -> bool:
        with self.admin.session() as db:
            row = db.one(
                "SELECT (SELECT max(position) FROM event) = (SELECT position FROM relay) AS done"
            )
        return bool(row and row["done"])

    def end(self, program: str) -> None:
        for pid in self.pids(program):
            self.running[pid].terminate()
        for pid in self.pids(program):
            assert self.running[pid].wait(20) in (0, -signal.SIGTERM)
            del self.running[pid]

    def close(self) -> None:
        """Leave nothing behind, whatever has happened."""
        for pid in list(self.running):
            self.kill(pid)
        self.committed.close()
        self.published.close()
        self.admin.close()


@contextmanager
def a_round(url: str, folder: Path, kind: str = "") -> Iterator[Round]:
    """Have eight writers and three relays at work on a new database."""
    with scratch_database(url) as name:
        install_tally(url, name)
        here = Round(url, name, folder, kind)
        try:
            for _ in range(RELAYS):
                here.start_relay()
            for _ in range(WRITER_PROCESSES):
                here.start_writers()
            eventually(lambda: list(here.published.read()))
            yield here
        finally:
            here.close()
