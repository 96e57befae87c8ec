"""`python -m tests.benchmarks`: prints the table and writes `.wegakte/bench.json`."""

import os
import platform
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import orjson
from rich.console import Console
from rich.table import Table

from shared.running.postgres import PrivatePostgres
from shared.running.rabbitmq import PrivateRabbitMQ
from shared.settings import settings
from tests.benchmarks import messaging, store
from tests.benchmarks.measuring import Ratio


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


def measure() -> list[Ratio]:
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
    return found


def table(found: list[Ratio]) -> Table:
    """Return what is shown on the screen."""
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
            "[green]met[/]" if each.met else "[red]not met[/]",
        )
    return shown


def write(found: list[Ratio]) -> Path:
    """Write the figures where other programs find them."""
    path = settings().state_dir / "bench.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    content = {"machine": machine, "results": [each.as_json() for each in found]}
    path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    return path


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    results = measure()
    Console().print(table(results))
    Console().print(f"written to {write(results)}")
    sys.exit(0)
