"""What a private PostgreSQL and a private RabbitMQ have in common."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path

from shared.running.program import Program


@dataclass
class Server(ABC):
    """A program with files of its own in `state`, which outlast it."""

    state: Path

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
        program = self.program
        if program.pid is None:
            try:
                self.prepare()
                program.launch()
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
        """Stop it and keep its files."""
        self.program.stop()

    def kill(self) -> None:
        """End it as a crash would."""
        self.program.kill()

    def hurry(self) -> None:
        """Use force, without waiting for its end."""
        self.program.hurry()
