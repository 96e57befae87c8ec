"""Makes proofs: that a leaf is in a tree, and that one tree goes on where another ended."""

from collections.abc import Callable

from services.audit.ledger.hashes import node_hash

Node = Callable[[int, int], bytes]
"""Gives the hash of a complete subtree: its height above the leaves, and its number there."""
Span = tuple[int, int]


def inclusion_proof(node: Node, index: int, size: int) -> list[bytes]:
    """Return what leads from leaf `index` to the root of the first `size` leaves (RFC 9162, 2.1.3).

    Raises `IndexError` for a leaf that is not in the tree.
    """
    if not 0 <= index < size:
        raise IndexError(f"leaf {index} of a tree of {size}")
    return [subtree(node, *span) for span in around(index, 0, size)]


def consistency_proof(node: Node, older: int, newer: int) -> list[bytes]:
    """Return what shows that a tree of `newer` leaves begins with that of `older` (2.1.4).

    Raises `IndexError` where there is nothing to show: from nothing, or backwards.
    """
    if not 0 < older <= newer:
        raise IndexError(f"from {older} to {newer} leaves")
    return [subtree(node, *span) for span in beyond(older, 0, newer, True)]


def around(index: int, first: int, end: int) -> list[Span]:
    """Return the subtrees beside the way from a leaf to the root, from below."""
    if end - first == 1:
        return []
    middle = first + half(end - first)
    if index < middle:
        return [*around(index, first, middle), (middle, end)]
    return [*around(index, middle, end), (first, middle)]


def beyond(older: int, first: int, end: int, whole: bool) -> list[Span]:
    """Return the subtrees from which both roots follow; a `whole` one the verifier knows."""
    if older == end:
        return [] if whole else [(first, end)]
    middle = first + half(end - first)
    if older <= middle:
        return [*beyond(older, first, middle, whole), (middle, end)]
    return [*beyond(older, middle, end, False), (first, middle)]


def half(count: int) -> int:
    """Return the largest power of two below `count`."""
    return 1 << (count - 1).bit_length() - 1


def subtree(node: Node, first: int, end: int) -> bytes:
    """Return the hash over the leaves from `first` up to `end`."""
    count = end - first
    if count.bit_count() == 1:
        height = count.bit_length() - 1
        return node(height, first >> height)
    middle = first + half(count)
    return node_hash(subtree(node, first, middle), subtree(node, middle, end))
