"""The public keys of those who issue tokens: read from a file or an address, and kept."""

import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import Any, Final

import orjson
import requests
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import Key, KeySet

READ_AGAIN_AFTER: Final = 600.0  # seconds; so that a revoked key is forgotten
NOT_MORE_OFTEN_THAN: Final = 10.0  # seconds; so that made-up key ids cannot flood the issuer
PATIENCE: Final = 5.0

Read = Callable[[], dict[str, Any]]


class KeysUnknown(Exception):
    """The issuer's keys cannot be read at the moment."""


def reader_of(source: str) -> Read:
    """Return what reads a key set from `source`, an `http(s)` address or a path."""
    if source.startswith(("https://", "http://")):
        return lambda: fetch(source)
    return lambda: dict(orjson.loads(Path(source).read_bytes()))


def fetch(url: str) -> dict[str, Any]:
    """Return the key set published at `url`."""
    answer = requests.get(url, timeout=PATIENCE, headers={"Accept": "application/json"})
    answer.raise_for_status()
    return dict(answer.json())


class IssuerKeys:
    """The key set of the issuer; read again when it is old, or when a key id is new."""

    def __init__(self, read: Read, clock: Callable[[], float] = time.monotonic) -> None:
        """Read nothing yet."""
        self.read = read
        self.clock = clock
        self.keys: KeySet | None = None
        self.read_at = self.tried_at = float("-inf")
        self.lock = Lock()

    def find(self, kid: str | None) -> Key | None:
        """Return the key with that id, or the only one where a token names none.

        Raises `KeysUnknown` while there is no way to know.
        """
        if self.is_old():
            self.refresh()
        found = self.lookup(kid)
        if found is None and self.refresh():
            found = self.lookup(kid)
        if self.keys is None:
            raise KeysUnknown
        return found

    def is_old(self) -> bool:
        """Say whether the keys should be read anew."""
        return self.clock() - self.read_at >= READ_AGAIN_AFTER

    def lookup(self, kid: str | None) -> Key | None:
        """Return the key with that id among those at hand."""
        try:
            return self.keys.get_by_kid(kid) if self.keys else None
        except InvalidKeyIdError:
            return None

    def refresh(self) -> bool:
        """Read the keys anew, unless that was tried a moment ago; say whether it was done.

        Old keys stay in use while the issuer does not answer.
        """
        with self.lock:
            now = self.clock()
            if now - self.tried_at < NOT_MORE_OFTEN_THAN:
                return False
            self.tried_at = now
            try:
                self.keys = KeySet.import_key_set(self.read())  # type: ignore[arg-type]
            except (OSError, ValueError, KeyError, TypeError, JoseError):
                return False
            self.read_at = now
            return True
