"""Checkpoints (C2SP tlog-checkpoint): how large a log is, and the root of all that is in it."""

import re
from dataclasses import dataclass
from typing import Final, Self

from services.audit.ledger.hashes import SIZE
from services.audit.ledger.notes import NoteRefused, from_base64, to_base64

DECIMAL: Final = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True)
class Checkpoint:
    """The state of the log called `origin`, after `size` entries."""

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """Return the text that is signed."""
        return f"{self.origin}\n{self.size}\n{to_base64(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the checkpoint in the text of a note; raises `NoteRefused` for anything else.

        Further lines are refused: what they say could not be audited.
        """
        origin, *rest = text.split("\n")
        if len(rest) != 3 or rest[2] or not origin:
            raise NoteRefused("a checkpoint is origin, size and root")
        root = from_base64(rest[1])
        if not DECIMAL.fullmatch(rest[0]) or len(root) != SIZE:
            raise NoteRefused("size or root of the checkpoint is malformed")
        return cls(origin, int(rest[0]), root)
