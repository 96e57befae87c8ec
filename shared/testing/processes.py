"""Processes of the tally service, started and ended by tests."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from shared.running.ports import free_port
from shared.testing.broker import eventually


class TallyProcess:
    """A process of doors or subscriptions."""

    def __init__(self, *roles: str, amqp_url: str, database_url: str, database: str) -> None:
        """Start it; it may not be ready yet."""
        self.health_port = free_port()
        given = {
            "WEGAKTE_AMQP_URL": amqp_url,
            "WEGAKTE_DATABASE_URL": database_url,
            "WEGAKTE_DATABASE_NAME": database,
            "WEGAKTE_DATABASE_PASSWORD": "test",
            "WEGAKTE_HEALTH_PORT": str(self.health_port),
            "WEGAKTE_LOG_FORMAT": "json",
        }
        self.running = subprocess.Popen(
            [sys.executable, "-m", "shared.testing.tally_process", *roles],
            env=os.environ | given,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def get(self, path: str) -> str:
        """Return a page about its health, or nothing where it does not answer."""
        try:
            with urlopen(f"http://127.0.0.1:{self.health_port}{path}", timeout=10) as page:
                return str(page.read().decode())
        except HTTPError as error:
            with error:
                return str(error.read().decode())
        except URLError:
            return ""

    def wait_until_ready(self) -> None:
        """Return when it can work."""
        eventually(lambda: '"ready":true' in self.get("/readyz"))

    def wait_until_alive(self) -> None:
        """Return when it has started, whatever is away."""
        eventually(lambda: self.get("/livez"))

    def signal(self, number: int) -> None:
        """Send a signal."""
        self.running.send_signal(number)

    def end(self, *, patience: float = 15.0) -> int:
        """Ask it to stop; return its exit status."""
        if self.running.poll() is None:
            self.signal(signal.SIGTERM)
        return self.running.wait(patience)

    def cpu_seconds(self) -> float:
        """Return how long it has been computing."""
        with open(f"/proc/{self.running.pid}/stat") as stat:
            fields = stat.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / float(os.sysconf("SC_CLK_TCK"))

    def log(self) -> str:
        """Return all that it has written, once it has ended."""
        assert self.running.stdout
        return self.running.stdout.read()


@contextmanager
def tally_process(*roles: str, **where: str) -> Iterator[TallyProcess]:
    """Have a process of the tally service until the block ends."""
    process = TallyProcess(*roles, **where)
    try:
        yield process
    finally:
        if process.running.poll() is None:
            process.running.kill()
        process.running.wait()
        if process.running.stdout:
            process.running.stdout.close()
