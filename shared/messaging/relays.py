"""A process of relays: a thread for each service, no greenlets."""

import signal
from functools import partial
from threading import Event, Thread
from typing import Any

import structlog

from shared.eventstore.opening import open_database
from shared.eventstore.outbox import PostgresEventLog
from shared.eventstore.service import Service
from shared.installed import chosen_services
from shared.logs import configure
from shared.messaging.health import Check, serve_health
from shared.messaging.readers import all_readers
from shared.messaging.relay import Relay, relay_publisher
from shared.messaging.topology import Topology
from shared.settings import Settings, settings

log = structlog.get_logger(__name__)


def run_relays(names: list[str]) -> int:
    """Relay the events of the services called `names` until told to stop; return the status."""
    known = settings().require("amqp_url", "database_url")
    readers = all_readers()
    services = [each.load().SERVICE for each in chosen_services(names)]
    relays = [relay_of(service, readers, known) for service in services]
    configure(known, service=",".join(names))
    health = known.health_port and serve_health(
        known.health_host, known.health_port, checks_of(relays)
    )
    run_until_told(relays)
    if health:
        health.shutdown()
    return 0


def relay_of(service: Service, readers: list[Topology], known: Settings) -> Relay:
    """Return the relay of `service`, which creates the queues of `readers`."""
    database = open_database(service, service.log_role, known)
    publisher = relay_publisher(known.amqp_url, service.name, readers)
    return Relay(service.name, PostgresEventLog(database, service), publisher)


def checks_of(relays: list[Relay]) -> dict[str, Check]:
    """Return for each relay the check that nothing stands in its way."""
    return {f"relay of {each.service}": partial(getattr, each, "trouble") for each in relays}


def run_until_told(relays: list[Relay]) -> None:
    """Run every relay in a thread of its own; end them all on SIGTERM or SIGINT."""
    told = Event()

    def tell(number: int, frame: Any) -> None:
        told.set()

    signal.signal(signal.SIGTERM, tell)
    signal.signal(signal.SIGINT, tell)
    threads = [Thread(target=relay.run, name=relay.service) for relay in relays]
    for thread in threads:
        thread.start()
    told.wait()
    for relay in relays:
        relay.stop()
    for thread in threads:
        thread.join()
