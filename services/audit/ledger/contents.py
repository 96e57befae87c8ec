"""The content of an entry that was handed out: whether it belongs there, and what it says."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.audit.ledger.leaves import dumped_plainly, loaded
from services.audit.ledger.notes import NoteRefused, from_base64

COMMITMENT: Final = b"wegakte/kc/1"

Fields = Mapping[str, Any]


class ContentRefused(Exception):
    """The content is not what was sealed in this entry."""


def require_content(leaf: Fields, payload: Fields) -> None:
    """Raise `ContentRefused` unless clear and sealed part are those of the entry."""
    sealed = payload["sealed"].encode()
    if hashlib.sha256(sealed).hexdigest() != leaf["ct"]["h"]:
        raise ContentRefused("the sealed part is another")
    if loaded(payload["clear"].encode()) != leaf["pub"]:
        raise ContentRefused("the clear part is another")


def opened(leaf: Fields, payload: Fields, keys: Fields) -> dict[str, Any]:
    """Return what the parts say whose keys were handed out; raises `ContentRefused`.

    The keys are those of this one event, by category.
    """
    said: dict[str, Any] = {}
    for each in loaded(payload["sealed"].encode()):
        if key := keys.get(each["part"]["category"]):
            said |= loaded(opened_part(leaf, payload["clear"], each["part"], from_base64(key)))
    return said


def opened_part(leaf: Fields, clear: str, part: Fields, key: bytes) -> bytes:
    """Return the plaintext of one part: under this key alone, and in this entry alone."""
    id_ = UUID(leaf["id"]).bytes
    committed = hmac.digest(key, COMMITMENT + id_, "sha256")
    if not hmac.compare_digest(committed, from_base64(part["commitment"])):
        raise ContentRefused("it was sealed under another key")
    header = dumped_plainly([leaf["stream"], leaf["kseq"], leaf["type"], leaf["tv"], clear])
    try:
        nonce, ciphertext = from_base64(part["nonce"]), from_base64(part["ciphertext"])
        return AESGCM(key).decrypt(nonce, ciphertext, header)
    except (InvalidTag, ValueError):
        raise ContentRefused("the ciphertext was changed") from None


REFUSALS: Final = (ContentRefused, NoteRefused, KeyError, TypeError, ValueError, AttributeError)
"""What can be wrong with content that somebody hands us."""
