"""The right edge of a growing tree: all that is needed to append, and to know the root."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from services.audit.ledger.hashes import EMPTY, SIZE, node_hash


class NotAFrontier(ValueError):
    """These bytes are not the right edge of a tree of this size."""


@dataclass(frozen=True)
class Frontier:
    """The roots of the complete subtrees that cover the first `size` leaves, largest first.

    There is one for each bit that is set in `size`, as many hashes as a tree of any size needs.
    """

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def with_leaves(self, hashes: Iterable[bytes]) -> "Frontier":
        """Return the edge after these leaf hashes; takes a constant time for each, on average."""
        size, roots, sha256 = self.size, list(self.roots), hashlib.sha256
        for each in hashes:
            place, root = size, each
            while place & 1:
                root = sha256(b"\x01" + roots.pop() + root).digest()
                place >>= 1
            roots.append(root)
            size += 1
        return Frontier(size, tuple(roots))

    @property
    def root(self) -> bytes:
        """The root of the whole tree."""
        if not self.roots:
            return EMPTY
        *larger, root = self.roots
        for left in reversed(larger):
            root = node_hash(left, root)
        return root

    def to_bytes(self) -> bytes:
        """Return the hashes, one after another."""
        return b"".join(self.roots)

    @classmethod
    def from_bytes(cls, size: int, packed: bytes) -> Self:
        """Return the edge that `to_bytes` packed, or raise `NotAFrontier`."""
        if len(packed) != size.bit_count() * SIZE:
            raise NotAFrontier(f"{len(packed)} bytes for {size} leaves")
        return cls(size, tuple(packed[at : at + SIZE] for at in range(0, len(packed), SIZE)))
