"""Why something is refused. A refusal's docstring is its message, its name is its code."""

import re
from typing import Any, ClassVar, Literal

Kind = Literal["invalid", "forbidden", "not_found", "conflict", "stale", "mismatch", "unavailable"]


class Refusal(Exception):
    """A command was refused; nothing has happened.

    `details` help to find the way out: plain values, never personal data.
    """

    kind: ClassVar[Kind] = "conflict"

    def __init__(self, **details: Any) -> None:
        """Keep the details."""
        super().__init__(self.message)
        self.details = details

    @property
    def message(self) -> str:
        """What is the matter, in one sentence."""
        return " ".join((self.__doc__ or "").split("\n\n")[0].split())

    @property
    def code(self) -> str:
        """The stable code: the name of the class in capitals."""
        return code_of(type(self))


def code_of(refusal: type[Refusal]) -> str:
    """Return the stable code of a refusal, `NoQuorum` -> `NO_QUORUM`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", refusal.__name__).upper()


class IllegalTransition(Refusal):
    """This cannot be done in the present state."""


class NotFound(Refusal):
    """There is nothing under this id that you may see."""

    kind = "not_found"


class AlreadyExists(Refusal):
    """Something is already stored under this id."""


class StaleVersion(Refusal):
    """Somebody else was faster: the version you saw is no longer the newest."""

    kind = "stale"


class Busy(Refusal):
    """Too many people are changing this at the same time; try again."""

    kind = "unavailable"


class Invalid(Refusal):
    """Some of the fields are missing, unknown or of the wrong kind."""

    kind = "invalid"


class KeyReused(Refusal):
    """This idempotency key was used before, for a different request."""

    kind = "mismatch"


class Forbidden(Refusal):
    """You have no right to do this."""

    kind = "forbidden"
