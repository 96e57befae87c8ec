"""Marks the fields that belong to a person, so that the store seals them."""

from dataclasses import dataclass
from typing import Annotated, Any, Final, TypeVar, final

T = TypeVar("T")


@dataclass(frozen=True)
class Sealed:
    """The mark: which category of the person's data the field belongs to, and whose it is.

    `subject` names another field of the same event that holds the person's id;
    without it the person is the one the event declares. `each` names a field with the id of the
    one thing that has a key of its own within the category, so that it alone can be destroyed.
    """

    category: str = "base"
    subject: str | None = None
    each: str | None = None

    def category_in(self, event: object) -> str:
        """Return the category under whose key the field of `event` is sealed."""
        return f"{self.category}:{getattr(event, self.each)}" if self.each else self.category


Personal = Annotated[T, Sealed()]


@final
class Erased:
    """What is read where a person's key was destroyed."""

    _only: "Erased | None" = None

    def __new__(cls) -> "Erased":
        """Return the one and only instance."""
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only

    def __bool__(self) -> bool:
        """Say that nothing is left."""
        return False

    def __str__(self) -> str:
        """Return what people see in place of the content."""
        return "[erased]"

    __repr__ = __str__


ERASED: Final = Erased()


def legible(event: object) -> dict[str, Any]:
    """Return the fields of an event, with nothing in place of what was erased."""
    return {name: None if value is ERASED else value for name, value in vars(event).items()}
