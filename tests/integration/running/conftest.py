import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shared.running.processes import family
from shared.running.program import Program

MakeProgram = Callable[..., Program]


@pytest.fixture
def program(tmp_path: Path) -> Iterator[MakeProgram]:
    """Makes programs of shell scripts, which end with the test."""
    made: list[Program] = []

    def make(script: str, **options: object) -> Program:
        fixed = {"name": "program", "env": {"PATH": "/usr/bin:/bin"}, "state": tmp_path}
        settings = fixed | {"argv": ["sh", "-c", script], "ready": lambda: True} | options
        made.append(Program(**settings))
        return made[-1]

    yield make
    for each in made:
        each.kill()


class Parent:
    """Another Python process that starts something, and says a line when it has."""

    def __init__(self, script: str, *arguments: object) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(script), *map(str, arguments)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.said = self.process.stdout.readline().strip()
        self.children = family(self.process.pid)[1:]

    def end(self, by: signal.Signals) -> int:
        if self.process.poll() is None:
            os.kill(self.process.pid, by)
        assert self.process.stdout
        self.process.stdout.close()
        return self.process.wait()


@pytest.fixture
def parent() -> Iterator[Callable[..., Parent]]:
    """Starts such processes, which end with the test."""
    made: list[Parent] = []

    def make(script: str, *arguments: object) -> Parent:
        made.append(Parent(script, *arguments))
        return made[-1]

    yield make
    for each in made:
        each.end(signal.SIGKILL)
