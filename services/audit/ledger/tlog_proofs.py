"""The proof of one entry as a file (C2SP tlog-proof): its place, the way to the root, the root."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from services.audit.ledger.checkpoints import DECIMAL, Checkpoint
from services.audit.ledger.hashes import leaf_hash
from services.audit.ledger.notes import (
    Note,
    NoteRefused,
    Verifier,
    from_base64,
    parse,
    to_base64,
    verified,
)
from services.audit.ledger.verifying import ProofRefused, verify_inclusion

HEADER: Final = "c2sp.org/tlog-proof@v1"
LONGEST: Final = 63


@dataclass(frozen=True)
class EntryProof:
    """That the entry at `index` is in the log whose signed checkpoint is `note`."""

    index: int
    hashes: tuple[bytes, ...]
    note: Note

    def __str__(self) -> str:
        """Return the proof as it is written to a file."""
        lines = [HEADER, f"index {self.index}"]
        lines += map(to_base64, self.hashes)
        return "\n".join([*lines, "", str(self.note)])

    @classmethod
    def parse(cls, content: str) -> Self:
        """Return the proof in a file, or raise `NoteRefused`."""
        head, blank, note = content.partition("\n\n")
        header, *lines = head.split("\n")
        if header != HEADER or not blank:
            raise NoteRefused("not a proof that can be read")
        if lines and lines[0].startswith("extra "):
            from_base64(lines.pop(0).removeprefix("extra "))
        word, _, index = (lines.pop(0) if lines else "").partition(" ")
        if word != "index" or not DECIMAL.fullmatch(index) or len(lines) > LONGEST:
            raise NoteRefused("the proof does not say for which entry")
        return cls(int(index), tuple(map(from_base64, lines)), parse(note))


def verify_entry(entry: bytes, proof: EntryProof, log: Sequence[Verifier]) -> Checkpoint:
    """Return the checkpoint of the log that holds the entry where the proof says.

    Raises `NoteRefused` unless one of the keys of the `log` has signed it, `ProofRefused` where
    the entry is not there.
    """
    if not verified(proof.note, log):
        raise NoteRefused("the log has not signed this checkpoint")
    checkpoint = Checkpoint.parse(proof.note.text)
    if checkpoint.origin not in {each.name for each in log}:
        raise ProofRefused("the checkpoint is of another log")
    leaf = leaf_hash(entry)
    verify_inclusion(leaf, proof.index, checkpoint.size, proof.hashes, checkpoint.root)
    return checkpoint
