"""Finds what the services declare, by importing the parts of them that hold no machinery."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

from shared.domain.errors import Refusal
from shared.domain.messages import Event, declared_events, foreign_declaration
from shared.installed import Installed

PURE = ("domain", "ledger", "foreign_events")
MECHANISM = ("shared.domain.errors", "shared.keyring.keys", "shared.messaging.wire")
PERMISSIONS = "wegakte.permissions"

Readers = Mapping[str, list[str]]


@dataclass(frozen=True)
class Table:
    """A table of states: the service it belongs to, the name of its module, the table."""

    service: str
    module: str
    transitions: Mapping[str, Mapping[str, str]]


def modules_of(service: Installed) -> list[ModuleType]:
    """Import and return the pure modules of a service."""
    names = [f"{service.package}.{part}" for part in PURE]
    return [module for name in names if find_spec(name) for module in with_inner(name)]


def with_inner(name: str) -> Iterator[ModuleType]:
    """Import and return a module and all below it."""
    module = import_module(name)
    yield module
    for inner in walk_packages(getattr(module, "__path__", []), f"{name}."):
        yield import_module(inner.name)


def events_of(service: Installed) -> list[type[Event]]:
    """Return the events that a service declares."""
    modules_of(service)
    return [event for event in declared_events().values() if is_within(event, service.package)]


def is_within(declared: type, package: str) -> bool:
    """Say whether something is declared in a package."""
    return f"{declared.__module__}.".startswith(f"{package}.")


def foreign_facts_of(service: Installed) -> list[type[Any]]:
    """Return the foreign facts that a service declares to read."""
    return [
        declared
        for module in modules_of(service)
        for declared in vars(module).values()
        if isinstance(declared, type)
        and declared.__module__ == module.__name__
        and "__foreign__" in vars(declared)
    ]


def readers(services: list[Installed]) -> Readers:
    """Return for each event type the services that read it."""
    found: dict[str, list[str]] = defaultdict(list)
    for service in services:
        for fact in foreign_facts_of(service):
            found[foreign_declaration(fact).type].append(service.name)
    return found


def state_tables(services: list[Installed]) -> list[Table]:
    """Return the tables called `TRANSITIONS`, each from the module that annotates it."""
    return [
        Table(service.name, module.__name__.rpartition(".")[2], vars(module)["TRANSITIONS"])
        for service in services
        for module in modules_of(service)
        if "TRANSITIONS" in getattr(module, "__annotations__", {})
    ]


def refusals_of(package: str) -> list[type[Refusal]]:
    """Return the refusals declared in a package, which has been imported."""
    return sorted(
        (refusal for refusal in below(Refusal) if is_within(refusal, package)),
        key=lambda refusal: refusal.__name__,
    )


def mechanism_refusals() -> list[type[Refusal]]:
    """Return the refusals that any service may give."""
    for name in MECHANISM:
        import_module(name)
    return [
        refusal for refusal in refusals_of("shared") if not is_within(refusal, "shared.testing")
    ]


def below(cls: type[Refusal]) -> Iterator[type[Refusal]]:
    """Return all subclasses of a class."""
    for inner in cls.__subclasses__():
        yield inner
        yield from below(inner)


def permissions() -> list[tuple[str, list[str]]]:
    """Return every permission with the roles that have it, as the web site declares them."""
    return [row for point in entry_points(group=PERMISSIONS) for row in point.load()()]
