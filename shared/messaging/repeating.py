"""The entrypoint through which a service does something again and again, as long as it runs."""

from collections.abc import Callable
from threading import Event
from typing import Any

import structlog
from nameko.extensions import Entrypoint, register_entrypoint

from shared.eventstore.execution import Execution
from shared.eventstore.service import Service
from shared.messaging.connections import Backoff
from shared.messaging.host import current_host

__all__ = ["Repeating", "repeating"]

Act = Callable[[Execution], None]

log = structlog.get_logger(__name__)


class Repeater:
    """Does something every few seconds; no error ends it.

    `trouble` tells in words why it could not the last time; it is empty while it can.
    """

    def __init__(self, name: str, act: Callable[[], None], every: float) -> None:
        """Do `act` every so many seconds."""
        self.name = name
        self.trouble = ""
        self.stopping = Event()
        self.stopped = Event()
        self._act = act
        self._every = every
        self._backoff = Backoff()

    def run(self) -> None:
        """Do it until told to stop."""
        try:
            while not self.stopping.is_set():
                self.stopping.wait(self._turn())
        finally:
            self.stopped.set()

    def stop(self, *, wait: bool = True) -> None:
        """End `run`, and wait until what was begun is finished."""
        self.stopping.set()
        if wait:
            self.stopped.wait()

    def _turn(self) -> float:
        """Do it once; return for how long to pause."""
        try:
            self._act()
        except Exception as error:
            self._change(f"{type(error).__name__}: {error}")
            return max(self._backoff.next(), self._every)
        self._change("")
        self._backoff.reset()
        return self._every

    def _change(self, trouble: str) -> None:
        if trouble != self.trouble:
            tell = log.warning if trouble else log.info
            tell("cannot go on" if trouble else "goes on", what=self.name, reason=trouble)
        self.trouble = trouble


class Repeating(Entrypoint):
    """Does something again and again, beside the subscription of a service."""

    def __init__(self, service: Service, act: Act, every: float) -> None:
        """Do `act` with what executes the commands of `service`."""
        self.service = service
        self.act = act
        self.every = every
        super().__init__()

    def setup(self) -> None:
        """Prepare it."""
        host = current_host()
        execution = host.execution(self.service)
        name = f"{self.service.name}.{self.act.__name__}"
        self.repeater = Repeater(name, lambda: self.act(execution), self.every)
        host.checks[name] = lambda: self.repeater.trouble

    def start(self) -> None:
        """Begin."""
        self.container.spawn_managed_thread(self.repeater.run, identifier=self.repeater.name)

    def stop(self) -> None:
        """Finish what is being done."""
        self.repeater.stop()

    def kill(self) -> None:
        """Stop without waiting."""
        self.repeater.stop(wait=False)


def repeating(service: Service, act: Act, *, every: float) -> Callable[[Any], None]:
    """Return the method that makes a nameko service do `act` every so many seconds."""

    def go_on(self: Any) -> None:
        """Do it again."""

    register_entrypoint(go_on, Repeating(service, act, every))
    return go_on
