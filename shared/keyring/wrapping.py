"""How keys are stored: a root key wraps the epoch's key, which wraps the keys of persons."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.keyring.sealing import NONCE_BYTES, Tampered


class RootKeyMissing(Exception):
    """The keyring was wrapped under a root key that this process does not have.

    Give it in `WEGAKTE_KEYRING_SECRET`, behind the newest one, until the keyring is rotated.
    """


@dataclass(frozen=True, slots=True)
class Epoch:
    """A period of the keyring, and the key that wraps all others in it."""

    id: int
    kek: bytes

    def wrap(self, dek: bytes, subject: UUID, category: str) -> bytes:
        """Return a person's key as it may be stored."""
        return wrap(self.kek, dek, self._place_of(subject, category))

    def unwrap(self, wrapped: bytes, subject: UUID, category: str) -> bytes:
        """Return a person's key, or raise `Tampered`."""
        return unwrap(self.kek, wrapped, self._place_of(subject, category))

    def _place_of(self, subject: UUID, category: str) -> bytes:
        return f"wegakte/dek/1|{subject}|{category}|{self.id}".encode()


class RootKeys:
    """The root keys this process knows; the first wraps, the others only unwrap."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        """Know `keys`, newest first."""
        self._keys = {mark_of(key): key for key in reversed(keys)}
        self.newest = mark_of(keys[0])

    def wrap(self, epoch: Epoch) -> bytes:
        """Return an epoch's key as it may be stored, under the newest root key."""
        return wrap(self._keys[self.newest], epoch.kek, place_of_epoch(epoch.id))

    def unwrap(self, epoch: int, mark: str, wrapped: bytes) -> Epoch:
        """Return an epoch; raises `RootKeyMissing`, or `Tampered`."""
        if mark not in self._keys:
            raise RootKeyMissing(f"epoch {epoch} is wrapped under the root key {mark}")
        return Epoch(epoch, unwrap(self._keys[mark], wrapped, place_of_epoch(epoch)))


def place_of_epoch(epoch: int) -> bytes:
    """Return what an epoch's key is bound to."""
    return b"wegakte/kek/1|%d" % epoch


def mark_of(root: bytes) -> str:
    """Return what tells root keys apart without telling anything about them."""
    return hashlib.sha256(b"wegakte/root/1" + root).hexdigest()[:16]


def wrap(key: bytes, inner: bytes, place: bytes) -> bytes:
    """Return `inner` sealed under `key`, usable in no other `place`."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, inner, place)


def unwrap(key: bytes, wrapped: bytes, place: bytes) -> bytes:
    """Return what `wrap` was given, or raise `Tampered`."""
    try:
        return AESGCM(key).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], place)
    except (InvalidTag, ValueError) as error:
        raise Tampered("a key in the keyring was changed or moved") from error
