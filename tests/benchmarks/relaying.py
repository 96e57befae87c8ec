"""The relay's reading beside writers: does it keep up, and what does it cost them?"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from shared.eventstore.execution import Execution
from tests.benchmarks.laboratory import append_ours, parallel, store
from tests.benchmarks.measuring import Peer, Ratio, judged, rate, rounds

EVENTS = 1600


@dataclass
class Reader:
    """The process that reads like a relay."""

    asked: IO[str]
    answers: IO[str]

    def caught_up(self, position: int) -> float:
        """Return when it had read as far as that."""
        self.asked.write(f"{position}\n")
        self.asked.flush()
        return float(self.answers.readline())


@contextmanager
def reader(url: str, name: str) -> Iterator[Reader]:
    """Run the reading process."""
    argv = [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.outbox_reader", url, name]
    process = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin and process.stdout
    try:
        assert process.stdout.readline() == "ready\n"
        yield Reader(process.stdin, process.stdout)
    finally:
        process.stdin.close()
        process.wait(20)


def write(execution: Execution, writers: int) -> int:
    """Append single events with so many writers at once."""
    return parallel(writers, lambda: append_ours(execution, 1, EVENTS // writers))


def watched(admin_url: str, name: str, execution: Execution, writers: int) -> tuple[float, float]:
    """Append while a relay reads; return how many a second were read, and written."""
    with reader(admin_url, name) as relay:
        began = time.monotonic()
        count = write(execution, writers)
        ended = time.monotonic()
        with execution.log_database.session() as db:
            last = db.rows("SELECT max(position) FROM event")[0][0]
        return count / (relay.caught_up(last) - began), count / (ended - began)


def beside(admin_url: str, writers: int) -> list[Ratio]:
    """Compare so many writers with and without a relay."""
    alone, together, reading = [], [], []
    with store(admin_url, size=writers + 2) as (name, execution):
        write(execution, writers)
        for number in rounds():
            if number % 2:
                alone.append(rate(lambda: write(execution, writers)))
            read, written = watched(admin_url, name, execution, writers)
            together.append(written)
            reading.append((read, written))
            if not number % 2:
                alone.append(rate(lambda: write(execution, writers)))
    return [
        judged(
            f"relay reading beside {writers} writers",
            Peer(against="what they append", must=0.95),
            reading,
        ),
        judged(
            f"{writers} writers beside a relay that reads",
            Peer(against="the same without it", must=0.9),
            list(zip(together, alone, strict=True)),
        ),
    ]


def measure(admin_url: str) -> list[Ratio]:
    """Have four writers, then sixteen."""
    return [ratio for writers in (4, 16) for ratio in beside(admin_url, writers)]
