"""A process of doors or subscriptions: several services in one nameko runner."""

import signal
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import eventlet
import structlog
from nameko import config
from nameko.runners import ServiceRunner

from shared.database import DatabaseAway, DatabaseBusy
from shared.eventstore.clock import ClockIsReal, ClockIsSettable
from shared.eventstore.execution import Execution
from shared.installed import chosen_services
from shared.logs import configure
from shared.messaging.health import serve_health
from shared.messaging.host import Host, nameko_config, require_database
from shared.settings import settings

STARTING = "process"
CLASSES = {"doors": "Doors", "subscriptions": "Subscriptions"}

log = structlog.get_logger(__name__)


def serve(role: str, names: list[str]) -> int:
    """Serve the services called `names`, or all, until told to stop; return the exit status."""
    modules = [service.load() for service in chosen_services(names)]
    classes = [getattr(module, CLASSES[role], None) for module in modules]
    known = settings()
    configure(known, service=",".join(names))
    log.info("starting", role=role, services=names)
    if any(module.SERVICE.keeps_personal_data for module in modules):
        known.require("keyring_secret")
    host = Host(known)
    try:
        for module in modules:
            require_right_time(host.execution(module.SERVICE))
    except (ClockIsReal, ClockIsSettable) as error:
        log.error("the clock is not as the settings say", reason=str(error))
        return 1
    return serve_classes(filter(None, classes), host)


def require_right_time(execution: Execution) -> None:
    """Raise `ClockIsReal` or `ClockIsSettable` where the database, if it answers, says so."""
    with suppress(DatabaseAway, DatabaseBusy):
        require_database(execution)


def serve_classes(classes: Iterable[Any], host: Host) -> int:
    """Serve these nameko services until told to stop; return the exit status."""
    config.setup(nameko_config(host))
    runner = ServiceRunner()
    for each in classes:
        runner.add_service(each)
    stop_on_signals(runner)
    host.checks[STARTING] = lambda: "has not started yet"
    known = host.settings
    health = known.health_port and serve_health(known.health_host, known.health_port, host.checks)
    try:
        return run_to_the_end(runner, host)
    finally:
        if health:
            health.shutdown()
        host.close()
        log.info("stopped", services=sorted(runner.service_names))


def stop_on_signals(runner: ServiceRunner) -> None:
    """Finish what was begun when asked to stop, then end."""

    def stop(number: int, frame: Any) -> None:
        # A signal may come while the hub is switching; the work is done in a greenlet of its own.
        eventlet.spawn_n(runner.stop)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)


def run_to_the_end(runner: ServiceRunner, host: Host) -> int:
    """Wait until every service has stopped; one that dies takes the process with it."""
    try:
        runner.start()
        host.checks.pop(STARTING)
        eventlet.spawn(runner.wait).wait()
    except Exception:
        log.exception("a service died")
        return 1
    return 0
