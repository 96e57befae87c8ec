"""`python -m tests.benchmarks`: prints the tables and writes `.wegakte/bench.json`."""

import argparse
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from shared.running.postgres import PrivatePostgres
from shared.running.rabbitmq import PrivateRabbitMQ
from tests.benchmarks import (
    appending,
    consuming,
    growing,
    measuring,
    messaging,
    page,
    platform,
    reading,
    rebuilding,
    relaying,
    results,
    tables,
)
from tests.benchmarks.laboratory import laboratory
from tests.benchmarks.measuring import Ratio


class BenchPostgres(PrivatePostgres):
    """A database with fsync, and with memory as one gives it in earnest."""

    def options(self) -> Iterator[str]:
        """Yield the settings as arguments."""
        yield from super().options()
        for setting in ("shared_buffers=2GB", "max_wal_size=8GB"):
            yield from ("-c", setting)


@contextmanager
def servers() -> Iterator[tuple[str, str]]:
    """Start a database and a broker of the benchmark's own."""
    with tempfile.TemporaryDirectory(prefix="wegakte-bench-") as folder:
        Path(folder).chmod(0o711)
        postgres, rabbitmq = BenchPostgres(Path(folder)), PrivateRabbitMQ(Path(folder))
        try:
            yield postgres.start(), rabbitmq.start()
        finally:
            rabbitmq.stop()
            postgres.forget()


def measure(quick: bool) -> results.Results:
    """Run every benchmark; the quick way leaves out the million events."""
    with servers() as (database, broker):
        machine = results.machine(database, broker)
        steps = [
            ("appending, reading, rebuilding", lambda: measure_store(database)),
            ("the relay's reading", lambda: relaying.measure(database)),
            ("RPC", lambda: messaging.measure_rpc(broker)),
            ("publishing", lambda: messaging.measure_publishing(broker)),
            ("consuming", lambda: consuming.measure(database, broker)),
            ("a million events", lambda: growing.measure(database)),
        ]
        compared: list[Ratio] = []
        with Progress(console=Console(stderr=True), transient=True) as progress:
            task = progress.add_task("", total=len(steps))
            for name, run in steps[: -1 if quick else None]:
                progress.update(task, description=f"measuring {name}")
                compared += run()
                progress.advance(task)
    with Console(stderr=True).status("measuring the whole platform"):
        return results.Results(machine, compared, platform.measure())


def measure_store(database: str) -> list[Ratio]:
    """Run what needs the three logs side by side."""
    with laboratory(database) as lab:
        found = [*appending.measure(lab), *reading.measure(lab)]
    with laboratory(database) as lab:
        return [*found, *rebuilding.measure(lab)]


def main() -> None:
    """Measure, or take what was measured last, and show it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, no million events")
    parser.add_argument("--last", action="store_true", help="show the last run, measure nothing")
    parser.add_argument("--write", action="store_true", help="write the page of the documentation")
    asked = parser.parse_args()
    if asked.quick:
        measuring.ROUNDS = 3
    found = results.load() if asked.last else measure(asked.quick)
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(tables.on_screen(tables.COMPARED, map(tables.compared_row, found.compared)))
    console.print(tables.on_screen(tables.LASTING, map(tables.lasting_row, found.lasting)))
    console.print(f"written to {found.save()}")
    if asked.write:
        console.print(f"written to {page.write(found)}")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main()
