"""The services that are installed, found by their entry points and not by their names."""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

GROUP = "wegakte.services"


class UnknownService(Exception):
    """No service of this name is installed."""


@dataclass(frozen=True)
class Installed:
    """A service that is installed, without anything of it being loaded."""

    name: str
    module: str

    @property
    def package(self) -> str:
        """The package of the service."""
        return self.module.rpartition(".")[0]

    @property
    def folder(self) -> Path:
        """Where the package lies."""
        return folder_of(self.package)

    def load(self) -> ModuleType:
        """Import and return the module with the service's doors.

        Eventlet advises everybody who imports it against using it: that is decided, and told in
        a decision record; whoever runs a command need not read it each time.
        """
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=".*[Ee]ventlet is deprecated")
            return import_module(self.module)


def folder_of(package: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{package} is not a package", name=package)
    return Path(spec.submodule_search_locations[0])


def installed_services() -> dict[str, Installed]:
    """Return every installed service by its name."""
    found = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return {point.name: Installed(point.name, point.value) for point in found}


def chosen_services(names: Iterable[str]) -> list[Installed]:
    """Return the services of these names, or all where none is named.

    Raises `UnknownService` with the names there are.
    """
    installed = installed_services()
    wanted = list(names) or list(installed)
    if unknown := [name for name in wanted if name not in installed]:
        raise UnknownService(f"no service {', '.join(unknown)}; there are {', '.join(installed)}")
    return [installed[name] for name in wanted]
