"""What people were told about what they had asked for."""

import time
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Answer = dict[str, Any]


class Enough(Exception):
    """The work ends here."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """Something that was asked for, and the last word about it: `None` if there was none."""

    command_id: UUID
    service: str
    path: str
    status: int | None
    body: Answer
    tries: list[str] = field(default_factory=list)
    answered_at: float = field(default_factory=time.monotonic)

    @property
    def accepted(self) -> bool:
        """Whether it was done."""
        return self.status in (200, 201)

    @property
    def changed(self) -> bool:
        """Whether something new followed from it."""
        return self.accepted and bool(self.body.get("changed", True))


def id_of(command: Command) -> str:
    """Return the id of what is new, or raise `Enough` where nothing is."""
    if not command.accepted:
        raise Enough
    return str(command.body["id"])
