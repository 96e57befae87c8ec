"""The rules of a witness (C2SP tlog-witness): it signs what goes on from what it has signed."""

import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from services.audit.ledger.checkpoints import DECIMAL, Checkpoint
from services.audit.ledger.keys import PublicKey, Signer
from services.audit.ledger.notes import (
    Note,
    NoteRefused,
    from_base64,
    parse,
    to_base64,
    verified,
)
from services.audit.ledger.verifying import ProofRefused, verify_consistency

LONGEST_PROOF: Final = 63
SIZE_TYPE: Final = "text/x.tlog.size"
TABLE: Final = """
    CREATE TABLE IF NOT EXISTS seen (
        origin TEXT PRIMARY KEY, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL
    )
"""
SEEN: Final = "SELECT size, root FROM seen WHERE origin = ?"
KEEP: Final = "INSERT OR REPLACE INTO seen (origin, size, root, note) VALUES (?, ?, ?, ?)"


@dataclass(frozen=True)
class Reply:
    """What a witness answers, as HTTP has it."""

    status: int
    body: str
    content_type: str = "text/plain; charset=utf-8"


class Declined(Exception):
    """The witness does not sign; `reply` says why."""

    def __init__(self, status: int, body: str, content_type: str = Reply.content_type) -> None:
        """Keep the reply."""
        super().__init__(body)
        self.reply = Reply(status, f"{body}\n", content_type)


@dataclass(frozen=True)
class Request:
    """What a log asks for: its new checkpoint, and that it goes on from the `older` one."""

    older: int
    proof: tuple[bytes, ...]
    note: Note

    def __str__(self) -> str:
        """Return the request as it is sent."""
        lines = [f"old {self.older}", *map(to_base64, self.proof)]
        return "\n".join([*lines, "", str(self.note)])

    @classmethod
    def parse(cls, body: str) -> "Request":
        """Return the request in a message, or raise `NoteRefused`."""
        head, blank, note = body.partition("\n\n")
        first, *proof = head.split("\n")
        word, _, size = first.partition(" ")
        if word != "old" or not DECIMAL.fullmatch(size) or not blank or len(proof) > LONGEST_PROOF:
            raise NoteRefused("a request begins with the old size and a proof")
        return cls(int(size), tuple(map(from_base64, proof)), parse(note))


@dataclass(frozen=True)
class Witness:
    """Cosigns the checkpoints of some logs, and remembers in a file what it has signed."""

    signer: Signer
    logs: Mapping[str, Sequence[PublicKey]]
    memory: Path
    clock: Callable[[], float] = time.time

    def add_checkpoint(self, body: str) -> Reply:
        """Return the signature for a request, or why there is none."""
        try:
            request = Request.parse(body)
            checkpoint = Checkpoint.parse(request.note.text)
        except NoteRefused as error:
            return Reply(400, f"{error}\n")
        try:
            self.require_signed(request.note, checkpoint)
            self.remember(request, checkpoint)
        except Declined as declined:
            return declined.reply
        return Reply(200, str(self.signer.cosign(request.note.text, int(self.clock()))))

    def require_signed(self, note: Note, checkpoint: Checkpoint) -> None:
        """Raise `Declined` unless a log that is known has signed."""
        if checkpoint.origin not in self.logs:
            raise Declined(404, "this log is not known here")
        try:
            signed = verified(note, self.logs[checkpoint.origin])
        except NoteRefused:
            signed = []
        if not signed:
            raise Declined(403, "the log has not signed this")

    def remember(self, request: Request, checkpoint: Checkpoint) -> None:
        """Move on to a checkpoint, or raise `Declined`; a restart forgets nothing."""
        with closing(sqlite3.connect(self.memory, isolation_level=None)) as memory:
            memory.execute("PRAGMA synchronous = FULL")
            memory.execute(TABLE)
            memory.execute("BEGIN IMMEDIATE")
            size, root = memory.execute(SEEN, (checkpoint.origin,)).fetchone() or (0, b"")
            require_growth(request, checkpoint, size, root)
            memory.execute(
                KEEP, (checkpoint.origin, checkpoint.size, checkpoint.root, str(request.note))
            )
            memory.execute("COMMIT")


def require_growth(request: Request, checkpoint: Checkpoint, size: int, root: bytes) -> None:
    """Raise `Declined` unless the checkpoint goes on from the `size` and `root` signed last."""
    if request.older > checkpoint.size:
        raise Declined(400, "the old size is larger than the new one")
    same_size = request.older == checkpoint.size
    if request.older != size or (size and same_size and root != checkpoint.root):
        raise Declined(409, str(size), SIZE_TYPE)
    try:
        if size:
            verify_consistency(size, checkpoint.size, request.proof, root, checkpoint.root)
        elif request.proof:
            raise ProofRefused("from nothing, nothing has to be proved")
    except ProofRefused as error:
        raise Declined(422, str(error)) from None
