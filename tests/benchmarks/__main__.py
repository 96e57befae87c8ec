"""`python -m tests.benchmarks`: prints the table and writes `.wegakte/bench.json`."""

import os
import platform
import sys
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table

from shared.running.postgres import PrivatePostgres
from shared.running.rabbitmq import PrivateRabbitMQ
from shared.settings import settings
from tests.benchmarks import messaging, store
from tests.benchmarks import platform as platform_wide
from tests.benchmarks.measuring import Ratio, Spread


@contextmanager
def servers() -> Iterator[tuple[str, str]]:
    """Start a database (with fsync) and a broker of the benchmark's own."""
    with tempfile.TemporaryDirectory(prefix="wegakte-bench-") as folder:
        Path(folder).chmod(0o711)
        postgres = PrivatePostgres(Path(folder))
        rabbitmq = PrivateRabbitMQ(Path(folder))
        try:
            yield postgres.start(), rabbitmq.start()
        finally:
            rabbitmq.stop()
            postgres.forget()


def measure() -> tuple[list[Ratio], list[Spread]]:
    """Run every benchmark."""
    console = Console(stderr=True)
    found: list[Ratio] = []
    with servers() as (database, broker), console.status("measuring") as status:
        for name, run in (
            ("the event store", lambda: store.measure(database)),
            ("RPC", lambda: messaging.measure_rpc(broker)),
            ("publishing", lambda: messaging.measure_publishing(broker)),
        ):
            status.update(f"measuring {name}")
            found += run()
    with console.status("measuring the whole platform"):
        return found, platform_wide.measure()


def ratios(found: list[Ratio]) -> Table:
    """Return the comparisons as they are shown on the screen."""
    shown = Table("what", "against", "ours /s", "theirs /s", "ratio", "min..max", "must", "")
    for each in found:
        shown.add_row(
            each.what,
            each.against,
            f"{each.ours_per_second:,.0f}",
            f"{each.theirs_per_second:,.0f}",
            f"{each.ratio:.2f}",
            f"{each.least:.2f}..{each.most:.2f}",
            "" if each.must is None else f"{each.must:.2f}",
            verdict(each),
        )
    return shown


def spreads(found: list[Spread]) -> Table:
    """Return the durations as they are shown on the screen."""
    shown = Table("what", "p50", "p99", "p50 must", "")
    for each in found:
        must = "" if each.must is None else f"{each.must:.0f} {each.unit}"
        p50, p99 = (f"{value:.1f} {each.unit}" for value in (each.p50, each.p99))
        shown.add_row(each.what, p50, p99, must, verdict(each))
    return shown


def verdict(each: Ratio | Spread) -> str:
    """Say whether a figure is what it must be."""
    if each.must is None:
        return ""
    return "[green]met[/]" if each.met else "[red]not met[/]"


def write(found: Sequence[Ratio | Spread]) -> Path:
    """Write the figures where other programs find them."""
    path = settings().state_dir / "bench.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    content = {"machine": machine, "results": [each.as_json() for each in found]}
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return path


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    compared, lasting = measure()
    console = Console(width=None if sys.stdout.isatty() else 140)
    console.print(ratios(compared))
    console.print(spreads(lasting))
    console.print(f"written to {write([*compared, *lasting])}")
