"""Seals and opens the personal parts of events; forgets persons."""

import time
from collections.abc import Callable
from uuid import UUID

from shared.keyring.keys import Destroyed, Key, Keys, Progress, Rotation, SubjectForgotten
from shared.keyring.remembering import Remembered
from shared.keyring.sealing import (
    SealedPart,
    Tampered,
    commitment_to,
    event_key,
    open_with,
    seal_with,
)

REMEMBERED_FOR = 60.0


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""


class Keyring:
    """The keys of persons, in use.

    Keys are remembered for a minute, so another process may read, or even write, about a person
    for that long after `shred`.
    """

    def __init__(
        self,
        keys: Keys,
        *,
        remember: int = 10_000,
        seconds: float = REMEMBERED_FOR,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Use `keys`; keep up to `remember` of them in memory for `seconds`."""
        self.keys = keys
        self._known = Remembered(remember, seconds, clock)

    def seal(
        self, subject: UUID, category: str, event_id: UUID, header: bytes, plaintext: bytes
    ) -> SealedPart:
        """Return `plaintext` sealed for this event and header, making the key if need be.

        Raises `SubjectForgotten` for somebody whose key was destroyed.
        """
        key = self._known.get(subject, category) or self._create(subject, category)
        if isinstance(key, Destroyed):
            raise SubjectForgotten
        own = event_key(key.secret, event_id, category)
        nonce, ciphertext = seal_with(own, header, plaintext)
        return SealedPart(
            subject=subject,
            category=category,
            key_id=key.id,
            nonce=nonce,
            ciphertext=ciphertext,
            commitment=commitment_to(own, event_id),
        )

    def open(self, part: SealedPart, event_id: UUID, header: bytes) -> bytes | None:
        """Return what was sealed, or `None` when the key was destroyed.

        Raises `Tampered` when part, event or header are not those that were sealed, or the
        keyring does not know the key.
        """
        key = self._known.get(part.subject, part.category) or self._find(part)
        if key is None or key.id != part.key_id:
            raise Tampered(f"event {event_id}: key {part.key_id} is not in the keyring")
        if isinstance(key, Destroyed):
            return None
        return open_with(event_key(key.secret, event_id, part.category), part, event_id, header)

    def shred(self, subject: UUID, category: str | None = None, reason: str = "") -> int:
        """Destroy the keys of a person, of all categories or one; return how many there were."""
        destroyed = self.keys.destroy(subject, category, reason)
        self._known.forget(subject)
        return destroyed

    def rotate(self, progress: Progress = no_progress) -> Rotation:
        """Wrap all keys anew, so that older copies of the keyring cannot bring back any of them.

        That holds once the root key is replaced as well (see `Rotation.new_root`).
        """
        return self.keys.rotate(progress)

    def _find(self, part: SealedPart) -> Key | Destroyed | None:
        found = self.keys.find(part.subject, part.category)
        return found and self._known.keep(part.subject, part.category, found)

    def _create(self, subject: UUID, category: str) -> Key | Destroyed:
        return self._known.keep(subject, category, self.keys.create(subject, category))
