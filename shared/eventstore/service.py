"""What every process needs to know about a service."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from shared.domain.aggregate import Aggregate
from shared.domain.messages import Command, declared_events, sealed_fields
from shared.projections import Projection


@dataclass(frozen=True, kw_only=True)
class Service:
    """A service: its name (also of its schema), its aggregates, read models and package."""

    name: str
    package: str
    aggregates: tuple[Aggregate[Any], ...] = ()
    projections: tuple[Projection, ...] = ()

    @property
    def role(self) -> str:
        """The database role of doors and reactions; it sees one tenant at a time."""
        return f"wegakte_{self.name}"

    @property
    def log_role(self) -> str:
        """The database role of relay, rebuild and replay; it sees every tenant."""
        return f"wegakte_{self.name}_log"

    @property
    def keeps_personal_data(self) -> bool:
        """Say whether its events have personal fields, for which it needs the keyring."""
        own = f"{self.name}."
        return any(
            sealed_fields(each)  # type: ignore[arg-type]
            for type_, each in declared_events().items()
            if type_.startswith(own)
        )

    @cached_property
    def deciders(self) -> dict[type[Command], Aggregate[Any]]:
        """Which aggregate decides on which command."""
        return {
            command: aggregate for aggregate in self.aggregates for command in aggregate.decisions
        }
