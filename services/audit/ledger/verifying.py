"""Verifies proofs (RFC 9162, 2.1.3.2 and 2.1.4.2): all that somebody needs who doubts us."""

from collections.abc import Sequence

from services.audit.ledger.hashes import SIZE, node_hash


class ProofRefused(Exception):
    """The proof does not show what it is meant to show."""


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """Raise `ProofRefused` unless the leaf hash stands at `index` in the tree with that root."""
    if not 0 <= index < size:
        raise ProofRefused(f"leaf {index} of a tree of {size}")
    require_hashes(leaf, root, *proof)
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofRefused("the proof is too long")
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            place, last = to_right_child(place, last)
        else:
            found = node_hash(found, sibling)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise ProofRefused("the proof is too short")
    if found != root:
        raise ProofRefused("the proof leads to another root")


def verify_consistency(
    older: int, newer: int, proof: Sequence[bytes], older_root: bytes, newer_root: bytes
) -> None:
    """Raise `ProofRefused` unless the newer tree begins with the whole older one.

    From an empty tree nothing follows, so that is refused as well.
    """
    if not 0 < older <= newer:
        raise ProofRefused(f"from {older} to {newer} leaves")
    if older == newer:
        require_same_tree(proof, older_root, newer_root)
        return
    require_hashes(older_root, newer_root, *proof)
    # The root of a complete older tree is the first hash; the prover leaves it out.
    path = [older_root, *proof] if older.bit_count() == 1 else list(proof)
    if not path:
        raise ProofRefused("the proof is too short")
    found = climb(older, newer, path)
    if found != (older_root, newer_root):
        raise ProofRefused("the proof leads to other roots")


def require_same_tree(proof: Sequence[bytes], older_root: bytes, newer_root: bytes) -> None:
    """Raise `ProofRefused` unless two trees of one size are the same, without more words."""
    if proof:
        raise ProofRefused("the proof is too long")
    if older_root != newer_root:
        raise ProofRefused("two trees of one size have different roots")


def climb(older: int, newer: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Return the roots of both trees to which a path leads."""
    place, last = older - 1, newer - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise ProofRefused("the proof is too long")
        if place & 1 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            place, last = to_right_child(place, last)
        else:
            new = node_hash(new, sibling)
        place, last = place >> 1, last >> 1
    if last != 0:
        raise ProofRefused("the proof is too short")
    return old, new


def to_right_child(place: int, last: int) -> tuple[int, int]:
    """Return the height at which a node on the right edge has a sibling."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


def require_hashes(*hashes: bytes) -> None:
    """Raise `ProofRefused` for anything that is no SHA-256 hash."""
    if any(len(each) != SIZE for each in hashes):
        raise ProofRefused("a hash has the wrong length")
