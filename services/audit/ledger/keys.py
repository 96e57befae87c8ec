"""The keys of logs and witnesses (C2SP signed-note, tlog-cosignature)."""

import hashlib
from dataclasses import dataclass
from typing import Final, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.audit.ledger.notes import ID_BYTES, NAME, Line, NoteRefused, from_base64, to_base64

ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
KEY_BYTES: Final = 32
TIME_BYTES: Final = 8


def key_id(name: str, kind: int, public: bytes) -> bytes:
    """Return the short id of a key; it tells keys apart, and proves nothing."""
    content = name.encode() + b"\n" + bytes([kind]) + public
    return hashlib.sha256(content).digest()[:ID_BYTES]


@dataclass(frozen=True)
class PublicKey:
    """A key that notes are verified with: of a log, or of a witness (`kind`)."""

    name: str
    kind: int
    public: bytes

    @property
    def key_id(self) -> bytes:
        """The key's short id."""
        return key_id(self.name, self.kind, self.public)

    def __str__(self) -> str:
        """Return the key as it is handed to others."""
        encoded = to_base64(bytes([self.kind]) + self.public)
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the key that somebody handed to us, or raise `NoteRefused`."""
        name, *rest = text.strip().split("+", 2)
        if len(rest) != 2 or not NAME.fullmatch(name):
            raise NoteRefused("a key is written name+id+key")
        decoded = from_base64(rest[1])
        if len(decoded) != KEY_BYTES + 1 or decoded[0] not in (ED25519, COSIGNATURE):
            raise NoteRefused("a key of an unknown kind")
        key = cls(name, decoded[0], decoded[1:])
        if key.key_id.hex() != rest[0]:
            raise NoteRefused("the id of the key does not belong to it")
        return key

    def verify(self, text: str, signature: bytes) -> None:
        """Raise `NoteRefused` unless the signature under the text is by this key."""
        if self.kind == COSIGNATURE:
            text, signature = witnessed(text, signature), signature[TIME_BYTES:]
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            raise NoteRefused(f"the signature of {self.name} is wrong") from None


@dataclass(frozen=True)
class Signer:
    """A secret key with the name that it signs in."""

    name: str
    secret: bytes

    @property
    def private(self) -> Ed25519PrivateKey:
        """The key to sign with."""
        return Ed25519PrivateKey.from_private_bytes(self.secret)

    def public(self, kind: int = ED25519) -> PublicKey:
        """Return what others verify with."""
        public = self.private.public_key()
        return PublicKey(self.name, kind, public.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def sign(self, text: str) -> Line:
        """Return the line of a log under its own text."""
        return Line(self.name, self.public().key_id, self.private.sign(text.encode()))

    def cosign(self, text: str, time: int) -> Line:
        """Return the line of a witness: at `time` (POSIX seconds), this was all it had seen."""
        stamp = time.to_bytes(TIME_BYTES, "big")
        signature = stamp + self.private.sign(witnessed(text, stamp).encode())
        return Line(self.name, self.public(COSIGNATURE).key_id, signature)


def witnessed(text: str, signature: bytes) -> str:
    """Return what a witness signs (C2SP tlog-cosignature, cosignature/v1)."""
    return f"cosignature/v1\ntime {time_of(signature)}\n{text}"


def time_of(signature: bytes) -> int:
    """Return when a witness signed, in POSIX seconds."""
    return int.from_bytes(signature[:TIME_BYTES], "big")
