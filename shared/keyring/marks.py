"""Marks that stand for something without telling what: only who has the root key can make them."""

import hmac

from shared.settings import settings

LABEL = b"wegakte marks 1"


def mark(*parts: str) -> str:
    """Return the mark of `parts`, under the newest root key."""
    return possible_marks(*parts)[0]


def possible_marks(*parts: str) -> list[str]:
    """Return every mark that `parts` may have: one for each root key in use, newest first."""
    return [marked(root, parts) for root in settings().root_keys]


def marked(root: bytes, parts: tuple[str, ...]) -> str:
    """Return the mark of `parts` under one root key."""
    key = hmac.digest(root, LABEL, "sha256")
    return hmac.digest(key, joined(parts), "sha256").hex()


def joined(parts: tuple[str, ...]) -> bytes:
    """Return the parts as one, each with its length before it: no two sequences look the same."""
    encoded = [part.encode() for part in parts]
    return b"".join(len(part).to_bytes(8, "big") + part for part in encoded)
