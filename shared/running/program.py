"""A program on a leash: it logs to a file, is known to be ready, and never outlives us."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from shared.running.accounts import Account
from shared.running.errors import CannotStart, DiedEarly, NotReadyInTime
from shared.running.processes import Process, end, process

LEASH: Final = Path(__file__).with_name("leash.py")
PAUSE: Final = 0.05
LAST_LINES: Final = 12
LOG_LIMIT: Final = 5_000_000

# The kernel sends the death signal when the *thread* ends that started the program. This one
# lives as long as we do.
_starter = ThreadPoolExecutor(1, thread_name_prefix="starter")


@dataclass(kw_only=True)
class Program:
    """How to start one program, and the program while it runs.

    Its log and the record of its pid lie below `state`. `stop` sends `stop_signal` and resorts
    to force after `grace` seconds; `patience` is how long it may take to become ready.
    """

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    state: Path
    ready: Callable[[], bool]
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    death_signal: signal.Signals = signal.SIGKILL
    grace: float = 10.0
    patience: float = 60.0
    child: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)
    began: float = field(default=0.0, init=False, repr=False)
    log_begins: int = field(default=0, init=False, repr=False)

    @property
    def log(self) -> Path:
        """The file that holds everything it says."""
        return self.state / "logs" / f"{self.name}.log"

    @property
    def record(self) -> Path:
        """The file that remembers its pid, should we not be able to stop it."""
        return self.state / "pids" / f"{self.name}.json"

    @property
    def pid(self) -> int | None:
        """Its pid, or None while it does not run."""
        return self.child.pid if self.child and self.child.poll() is None else None

    def start(self) -> None:
        """Start it and wait until it is ready; raise `DiedEarly` or `NotReadyInTime`.

        One that runs already, and is not ready for the moment, is given as much time as a new one.
        """
        self.launch()
        self.began = time.monotonic()
        while not self.is_ready():
            time.sleep(PAUSE)

    def launch(self) -> None:
        """Start it, after ending what an earlier run of ours left behind."""
        if self.pid is not None:
            return
        end_leftover(self.record, self.stop_signal, self.grace)
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > LOG_LIMIT:
            self.log.rename(self.log.with_suffix(".old.log"))
        self.began = time.monotonic()
        self.child = _starter.submit(self.spawn).result()
        remember(self.record, self.child.pid)

    def spawn(self) -> subprocess.Popen[bytes]:
        """Start the leash, which becomes the program."""
        found = shutil.which(self.argv[0], path=self.env.get("PATH"))
        if found is None:
            raise CannotStart(f"{self.name}: there is no program `{self.argv[0]}` here.")
        uid, gid = (self.account.uid, self.account.gid) if self.account else (-1, -1)
        leash = (os.getpid(), int(self.death_signal), uid, gid)
        with self.log.open("ab") as log:
            self.log_begins = log.tell()
            return subprocess.Popen(
                [sys.executable, "-I", "-S", str(LEASH), *map(str, leash), found, *self.argv[1:]],
                env=dict(self.env),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_ready(self) -> bool:
        """Say whether it is ready; raise `DiedEarly` or `NotReadyInTime` if it will not be."""
        self.require_alive()
        if self.ready():
            return True
        if time.monotonic() - self.began > self.patience:
            raise NotReadyInTime(self.name, self.patience, self.last_words(), self.log)
        return False

    def require_alive(self) -> None:
        """Raise `DiedEarly` unless it runs."""
        if self.pid is None:
            code = self.child.returncode if self.child else None
            raise DiedEarly(self.name, code, self.last_words(), self.log)

    def finish(self) -> None:
        """Start it and wait until it has done its work; raise `DiedEarly` if it fails."""
        self.launch()
        while self.pid is not None:
            time.sleep(PAUSE)
        self.stop()
        if self.child and self.child.returncode:
            self.require_alive()

    def send(self, what: signal.Signals) -> None:
        """Send it a signal, if it runs."""
        if (pid := self.pid) is not None:
            with suppress(ProcessLookupError):
                os.kill(pid, what)

    def stop(self) -> None:
        """End it in order, with all that began under it; by force where that takes too long."""
        self.end(self.stop_signal)

    def kill(self) -> None:
        """End it at once, with all that began under it."""
        self.end(signal.SIGKILL)

    def hurry(self) -> None:
        """Use force, without waiting for its end; safe in the middle of everything else."""
        if self.child and self.child.returncode is None:
            with suppress(ProcessLookupError):
                os.kill(self.child.pid, signal.SIGKILL)

    def end(self, first: signal.Signals) -> None:
        """End it, beginning with the signal `first`, and forget its pid."""
        if (pid := self.pid) is not None:
            end(pid, first, self.grace)
        if self.child is not None:
            self.child.wait()
        self.record.unlink(missing_ok=True)

    def last_words(self, lines: int = LAST_LINES) -> str:
        """Return the last lines it has said since it was last started."""
        with suppress(FileNotFoundError), self.log.open("rb") as log:
            log.seek(self.log_begins)
            said = log.read().decode(errors="replace").splitlines()
            return "\n".join([line for line in said if line.strip()][-lines:])
        return ""


def remember(record: Path, pid: int) -> None:
    """Write down which process was started, so that the next run knows it again."""
    record.parent.mkdir(parents=True, exist_ok=True)
    if found := process(pid):
        record.write_text(json.dumps(asdict(found)))


def end_leftover(record: Path, first: signal.Signals, grace: float) -> None:
    """End the process of a record if that very process still runs, and drop the record."""
    with suppress(FileNotFoundError, ValueError, TypeError):
        left = Process(**json.loads(record.read_text()))
        if left.is_alive:
            end(left.pid, first, grace)
    record.unlink(missing_ok=True)
