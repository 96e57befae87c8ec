"""Finds the services that are installed."""

from importlib.metadata import entry_points
from types import ModuleType

GROUP = "wegakte.services"


class NoSuchService(Exception):
    """There is no service of this name."""


def load_service(name: str) -> ModuleType:
    """Return the module with the SERVICE, Doors and Subscriptions of `name`.

    Raises `NoSuchService`, naming those that exist.
    """
    known = {each.name: each for each in entry_points(group=GROUP)}
    if name not in known:
        raise NoSuchService(f"{name!r} is none of {', '.join(sorted(known))}")
    module: ModuleType = known[name].load()
    return module
