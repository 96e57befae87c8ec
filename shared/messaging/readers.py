"""Who hears what: the queues of all installed services."""

from inspect import getmembers, isfunction
from typing import Any

from nameko.extensions import ENTRYPOINT_EXTENSIONS_ATTR

from shared.installed import installed_services
from shared.messaging.subscriptions import Subscription
from shared.messaging.topology import Topology, topology


def all_readers() -> list[Topology]:
    """Return the queues of every installed service that hears of others."""
    return [
        topology(each.service.name, each.hearing.types)
        for installed in installed_services().values()
        for each in subscriptions_of(getattr(installed.load(), "Subscriptions", None))
    ]


def subscriptions_of(cls: Any) -> list[Subscription]:
    """Return the subscriptions of a nameko service class."""
    return [
        entrypoint
        for _, method in getmembers(cls, isfunction)
        for entrypoint in getattr(method, ENTRYPOINT_EXTENSIONS_ATTR, ())
        if isinstance(entrypoint, Subscription)
    ]
