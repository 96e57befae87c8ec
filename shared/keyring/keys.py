"""What the keyring promises about its keys, wherever they are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from shared.domain.errors import Refusal

Progress = Callable[[int, int], None]


class SubjectForgotten(Refusal):
    """The data of this person were erased; nothing more can be written about them."""


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one person and category of data."""

    id: UUID
    secret: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What is left of a key: its id, if there ever was one."""

    id: UUID | None


@dataclass(frozen=True, slots=True)
class Rotation:
    """What a rotation did. With `new_root`, no older backup of the keyring can be opened."""

    rewrapped: int
    new_root: bool


class Keys(Protocol):
    """Where keys are kept. There is never more than one for a person and category."""

    def find(self, subject: UUID, category: str) -> Key | Destroyed | None:
        """Return the key, what is left of it, or `None` where none was made yet."""

    def create(self, subject: UUID, category: str) -> Key | Destroyed:
        """Return the key, which from now on exists unless it was destroyed."""

    def destroy(self, subject: UUID, category: str | None, reason: str) -> int:
        """Destroy the keys of a person, of all categories or one; none can be made again.

        Returns how many keys were destroyed.
        """

    def rotate(self, progress: Progress) -> Rotation:
        """Begin a new epoch, wrap the surviving keys in it, destroy the old epochs' keys."""
