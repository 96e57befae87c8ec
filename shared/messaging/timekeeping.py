"""The entrypoint through which a service does what is due by time alone."""

from collections.abc import Callable
from threading import Event
from typing import Any

import structlog
from nameko.extensions import Entrypoint, register_entrypoint

from shared.eventstore.execution import Execution
from shared.eventstore.service import Service
from shared.eventstore.timers import NotFired, Timers
from shared.messaging.connections import Backoff
from shared.messaging.host import current_host
from shared.messaging.metrics import FIRED

__all__ = ["Timekeeper", "Timekeeping", "timekeeping"]

PAUSE = 1.0
# Whoever sets the clock does not want to wait for what follows.
SHORT_PAUSE = 0.05

log = structlog.get_logger(__name__)


class Timekeeper:
    """Fires the timers of a service when they are due, along with any number of others.

    `trouble` tells in words why it cannot; it is empty while it can.
    """

    def __init__(self, execution: Execution) -> None:
        """Fire what is due in the service of `execution`."""
        self.service = execution.service.name
        self.trouble = ""
        self.stopping = Event()
        self.stopped = Event()
        self._timers = Timers(execution)
        self._pause = SHORT_PAUSE if execution.settable_clock else PAUSE
        self._backoff = Backoff()

    def run(self) -> None:
        """Do what is due until told to stop; no error ends it."""
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
        """Do what is due first; return for how long to pause."""
        try:
            pause = 0.0 if self._fire() else self._pause
        except Exception as error:
            self._change(f"{type(error).__name__}: {error}")
            return self._backoff.next()
        self._change("")
        self._backoff.reset()
        return pause

    def _fire(self) -> bool:
        try:
            fired = self._timers.fire_next()
        except NotFired as failure:
            FIRED.labels(self.service, "failed").inc()
            pause = self._timers.put_off(failure.timer)
            told = {"timer": str(failure), "again_in": str(pause)}
            log.error("what is due has failed", service=self.service, exc_info=failure, **told)
            return True
        if fired:
            FIRED.labels(self.service, "fired").inc()
        return fired is not None

    def _change(self, trouble: str) -> None:
        if trouble != self.trouble:
            tell = log.warning if trouble else log.info
            tell("time stands still" if trouble else "time goes on", service=self.service,
                 reason=trouble)  # fmt: skip
        self.trouble = trouble


class Timekeeping(Entrypoint):
    """Does what is due, beside the subscription of a service."""

    def __init__(self, service: Service) -> None:
        """Watch the timers of `service`."""
        self.service = service
        super().__init__()

    def setup(self) -> None:
        """Prepare the timekeeper."""
        host = current_host()
        self.timekeeper = Timekeeper(host.execution(self.service))
        host.checks[f"timers of {self.service.name}"] = lambda: self.timekeeper.trouble

    def start(self) -> None:
        """Begin to watch; a database that is away is waited for."""
        name = f"{self.service.name}.timekeeping"
        self.container.spawn_managed_thread(self.timekeeper.run, identifier=name)

    def stop(self) -> None:
        """Finish what is being done."""
        self.timekeeper.stop()

    def kill(self) -> None:
        """Stop without waiting."""
        self.timekeeper.stop(wait=False)


def timekeeping(service: Service) -> Callable[[Any], None]:
    """Return the method that wakes the aggregates of a service when they are due.

    Every service with an aggregate that has a `wake` needs it, in its class `Subscriptions`:
    `wake = timekeeping(SERVICE)`. A service that hears of nobody has it as its only method there,
    with the `name` `<service>.subscriptions`.
    """

    def wake(self: Any) -> None:
        """Do what is due."""

    register_entrypoint(wake, Timekeeping(service))
    return wake
