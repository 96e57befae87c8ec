"""What was measured, on which kind of machine; kept as JSON between runs."""

import os
import platform
import re
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from statistics import median
from typing import Any

import orjson
import psycopg2
from kombu import Connection

from shared.settings import settings
from tests.benchmarks.measuring import Ratio, Spread


@dataclass(frozen=True)
class Results:
    """All figures of one run."""

    machine: dict[str, Any]
    compared: list[Ratio]
    lasting: list[Spread]

    @property
    def unmet(self) -> list[Ratio | Spread]:
        """Those that are not what they must be."""
        return [each for each in (*self.compared, *self.lasting) if not each.met]

    def save(self) -> Path:
        """Write the figures where other programs find them."""
        path = place()
        path.parent.mkdir(parents=True, exist_ok=True)
        content = {
            "machine": self.machine,
            "compared": [each.as_json() for each in self.compared],
            "lasting": [each.as_json() for each in self.lasting],
        }
        path.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
        return path


def load() -> Results:
    """Return the figures of the last run."""
    content = orjson.loads(place().read_bytes())
    return Results(
        content["machine"],
        [restored(Ratio, each) for each in content["compared"]],
        [restored(Spread, each) for each in content["lasting"]],
    )


def restored(cls: Callable[..., Any], content: dict[str, Any]) -> Any:
    """Return a figure that was saved."""
    names = {each.name for each in fields(cls)}  # type: ignore[arg-type]
    return cls(**{name: value for name, value in content.items() if name in names})


def place() -> Path:
    """Return where the figures are kept."""
    return settings().state_dir / "bench.json"


def machine(database: str, broker: str) -> dict[str, Any]:
    """Return what matters about the machine, and nothing that tells which one it is."""
    connection = psycopg2.connect(database)
    postgres = re.match(r"[\d.]+", connection.get_parameter_status("server_version") or "")
    connection.close()
    with Connection(broker) as kombu:
        rabbitmq = kombu.connection.server_properties["version"]
    return {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "postgresql": postgres and postgres[0],
        "rabbitmq": rabbitmq.decode() if isinstance(rabbitmq, bytes) else rabbitmq,
        "fdatasync_ms": fdatasync(),
    }


def fdatasync() -> float:
    """Return the median of how many milliseconds it takes to get a page to the disk."""
    took = []
    with tempfile.TemporaryFile() as file:
        for _ in range(200):
            os.pwrite(file.fileno(), bytes(8192), 0)
            began = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append(time.perf_counter() - began)
    return round(median(took) * 1000, 2)
