"""What a private PostgreSQL and a private RabbitMQ have in common."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path

from shared.running.program import Program


@dataclass
class Server(ABC):
    """A program with files of its own in `state`, which outlast it."""

    state: Path
    started: Program | None = field(default=None, init=False, repr=False)

    @property
    @abstractmethod
    def name(self) -> str:
        """What people call it."""

    @property
    @abstractmethod
    def url(self) -> str:
        """Its address, with the user and password in it."""

    @property
    @abstractmethod
    def program(self) -> Program:
        """The program that answers."""

    @abstractmethod
    def prepare(self) -> None:
        """Make what the program needs, or raise `CannotStart`."""

    def start(self) -> str:
        """Start it, wait until it answers, and return its URL; or raise `CannotStart`."""
        self.launch()
        self.program.start()
        return self.url

    def launch(self) -> None:
        """Start it without waiting; leave nothing running if that fails."""
        if self.program.pid is None:
            self.started = self.program
            try:
                self.prepare()
                self.program.launch()
            except BaseException:
                self.stop()
                raise

    def is_ready(self) -> bool:
        """Say whether it answers; raise `CannotStart` if it never will."""
        return self.program.is_ready()

    def require_alive(self) -> None:
        """Raise `CannotStart` unless it runs."""
        self.program.require_alive()

    def stop(self) -> None:
        """Stop it, if it was started, and keep its files."""
        if self.started:
            self.started.stop()

    def kill(self) -> None:
        """End it as a crash would."""
        if self.started:
            self.started.kill()

    def hurry(self) -> None:
        """Use force, without waiting for its end."""
        if self.started:
            self.started.hurry()
