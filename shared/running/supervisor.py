"""Starts programs in order, watches them, and stops them in reverse order."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

from rich.console import Console

from shared.running.interrupts import interrupt, on_signals
from shared.running.program import Program
from shared.running.steps import Steps

PAUSE: Final = 0.05
LOOK_AGAIN_AFTER: Final = 0.5


class Startable(Protocol):
    """A program or a server."""

    @property
    def name(self) -> str:
        """What people call it."""

    def launch(self) -> None:
        """Start it without waiting; leave nothing running if that fails."""

    def is_ready(self) -> bool:
        """Say whether it answers; raise `CannotStart` if it never will."""

    def require_alive(self) -> None:
        """Raise `CannotStart` unless it runs."""

    def stop(self) -> None:
        """Stop it in order."""

    def hurry(self) -> None:
        """Use force, without waiting for its end."""


class Supervisor:
    """What is running, in the order of its start."""

    def __init__(self, console: Console) -> None:
        """Run nothing yet."""
        self.steps = Steps(console)
        self.running: list[Startable] = []

    def start(self, *things: Startable) -> None:
        """Start them at the same time and wait until all are ready; or raise `CannotStart`."""
        self.launch(*things)
        self.await_ready(*things)

    def launch(self, *things: Startable) -> None:
        """Start them without waiting."""
        for thing in things:
            self.steps.begin(thing.name)
            thing.launch()
            self.running.append(thing)

    def await_ready(self, *things: Startable) -> None:
        """Wait until all of them are ready, while everything else keeps running."""
        waiting = list(things)
        while waiting:
            for thing in [thing for thing in waiting if thing.is_ready()]:
                self.steps.done(thing.name)
                waiting.remove(thing)
            self.require_all_alive()
            time.sleep(PAUSE)

    def finish(self, program: Program) -> None:
        """Run a program to its end; or raise `CannotStart`."""
        self.steps.begin(program.name)
        try:
            program.finish()
        finally:
            program.stop()
        self.steps.done(program.name)

    def watch(self) -> None:
        """Return never; raise `CannotStart` when something ends by itself."""
        while True:
            self.require_all_alive()
            time.sleep(LOOK_AGAIN_AFTER)

    def require_all_alive(self) -> None:
        """Raise `CannotStart` unless everything runs."""
        for thing in self.running:
            thing.require_alive()

    def stop(self) -> None:
        """Stop everything, the last started first."""
        while self.running:
            self.running[-1].stop()
            self.running.pop()

    def hurry(self) -> None:
        """Use force, so that `stop` need not wait."""
        for thing in self.running:
            thing.hurry()


@contextmanager
def supervision(console: Console) -> Iterator[Supervisor]:
    """Supervise what is started in the block; whatever ends it, nothing is left running.

    SIGTERM and a closed terminal end the block as Ctrl-C does. Whoever asks a second time need
    not wait for good manners.
    """
    supervisor = Supervisor(console)
    with on_signals(interrupt):
        try:
            yield supervisor
        finally:
            with on_signals(supervisor.hurry), console.status("Stopping ..."):
                supervisor.stop()
