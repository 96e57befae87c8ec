"""How one part of one event is sealed: AES-256-GCM under a key of its own, with key commitment."""

import base64
import binascii
import hashlib
import hmac
import os
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_BYTES = 32
NONCE_BYTES = 12
EVENT_KEY = b"wegakte/ek/1"
COMMITMENT = b"wegakte/kc/1"


class Tampered(Exception):
    """A sealed part, its header or its key is not what was stored. This needs an investigation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPart:
    """The personal part of an event, readable for as long as the person's key exists."""

    subject: UUID
    category: str
    key_id: UUID
    nonce: bytes
    ciphertext: bytes
    commitment: bytes

    @property
    def digest(self) -> bytes:
        """What stands for the content in proofs: SHA-256 of nonce and ciphertext."""
        return hashlib.sha256(self.nonce + self.ciphertext).digest()

    def to_json(self) -> dict[str, str]:
        """Return the part as plain values."""
        return {
            "subject": str(self.subject),
            "category": self.category,
            "key": str(self.key_id),
            "nonce": encode(self.nonce),
            "ciphertext": encode(self.ciphertext),
            "commitment": encode(self.commitment),
        }

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> "SealedPart":
        """Return the part stored as `stored`, or raise `Tampered` if `to_json` did not write it."""
        try:
            part = cls(
                subject=UUID(stored["subject"]),
                category=stored["category"],
                key_id=UUID(stored["key"]),
                nonce=base64.b64decode(stored["nonce"], validate=True),
                ciphertext=base64.b64decode(stored["ciphertext"], validate=True),
                commitment=base64.b64decode(stored["commitment"], validate=True),
            )
        except (KeyError, TypeError, ValueError, AttributeError, binascii.Error) as error:
            raise Tampered("the sealed part cannot be read") from error
        if part.to_json() != stored:
            raise Tampered("the sealed part is not in its canonical form")
        return part


def encode(value: bytes) -> str:
    """Return bytes as base64."""
    return base64.b64encode(value).decode()


def event_key(dek: bytes, event_id: UUID, category: str) -> bytes:
    """Return the key of one event: it can be given away without the person's other events."""
    info = EVENT_KEY + event_id.bytes + category.encode()
    return HKDFExpand(algorithm=hashes.SHA256(), length=KEY_BYTES, info=info).derive(dek)


def commitment_to(key: bytes, event_id: UUID) -> bytes:
    """Return what binds a sealed part to one key; AES-GCM alone would open under several."""
    return hmac.digest(key, COMMITMENT + event_id.bytes, "sha256")


def seal_with(key: bytes, header: bytes, plaintext: bytes) -> tuple[bytes, bytes]:
    """Return nonce and ciphertext of `plaintext`, bound to the clear `header`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce, AESGCM(key).encrypt(nonce, plaintext, header)


def open_with(key: bytes, part: SealedPart, event_id: UUID, header: bytes) -> bytes:
    """Return the plaintext, or raise `Tampered` when key, header or ciphertext do not belong."""
    if not hmac.compare_digest(part.commitment, commitment_to(key, event_id)):
        raise Tampered(f"event {event_id}: sealed under another key")
    try:
        return AESGCM(key).decrypt(part.nonce, part.ciphertext, header)
    except (InvalidTag, ValueError) as error:
        raise Tampered(f"event {event_id}: header or ciphertext was changed") from error
