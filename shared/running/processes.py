"""What /proc tells of processes: which are alive, and which began under which."""

import os
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
PAUSE: Final = 0.02  # seconds between two looks


@dataclass(frozen=True)
class Process:
    """One process and no other: a pid is used again, but not with the same start time and boot."""

    pid: int
    started: int
    boot: str

    @property
    def is_alive(self) -> bool:
        """Say whether this very process still runs; one that is only waited for does not."""
        fields = stat(self.pid)
        return bool(fields) and fields[0] not in "ZX" and process(self.pid) == self

    def send(self, what: signal.Signals) -> None:
        """Send a signal, if there is still somebody to receive it."""
        if self.is_alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, what)


def stat(pid: int) -> list[str]:
    """Return the fields of /proc/PID/stat from the state on; `[]` if there is no such process."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def process(pid: int) -> Process | None:
    """Return the process that has this pid now."""
    fields = stat(pid)
    return Process(pid, int(fields[19]), this_boot()) if fields else None


@cache
def this_boot() -> str:
    """Return what tells this run of the machine from all others."""
    with suppress(OSError):
        return (PROC / "sys/kernel/random/boot_id").read_text().strip()
    return ""


def command_line(pid: int) -> list[str]:
    """Return the arguments a process was started with; `[]` if it is gone."""
    try:
        return (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")[:-1]
    except (FileNotFoundError, ProcessLookupError):
        return []


def family(pid: int) -> list[Process]:
    """Return a process and all that began under it, the oldest first."""
    children: dict[int, list[int]] = {}
    for entry in PROC.iterdir():
        fields = stat(int(entry.name)) if entry.name.isdigit() else []
        if fields:
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    pids = [pid]
    for each in pids:
        pids += children.get(each, [])
    return [found for each in pids if (found := process(each))]


def end(pid: int, first: signal.Signals, grace: float) -> None:
    """End a process with all that began under it: by the signal `first`, after `grace` by force."""
    members = family(pid)
    for member in members[:1]:
        member.send(first)
        member.send(signal.SIGCONT)
        ended([member], grace)
    for member in members:
        member.send(signal.SIGKILL)
    ended(members, grace)


def ended(members: Iterable[Process], patience: float) -> bool:
    """Wait until none of them runs, at most `patience` seconds; say whether that is so."""
    members = list(members)
    deadline = time.monotonic() + patience
    while any(member.is_alive for member in members):
        if time.monotonic() > deadline:
            return False
        time.sleep(PAUSE)
    return True
