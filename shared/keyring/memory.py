"""A keyring that lives as long as the process, for tests of what uses one."""

import os
from typing import Any
from uuid import UUID, uuid4

from shared.keyring.keyring import Keyring
from shared.keyring.keys import Destroyed, Key, Progress, Rotation
from shared.keyring.sealing import KEY_BYTES


class MemoryKeys:
    """Keys in dictionaries, under the same promises as those in PostgreSQL."""

    def __init__(self) -> None:
        """Begin without any key."""
        self._keys: dict[tuple[UUID, str], Key | Destroyed] = {}
        self._forgotten: set[UUID] = set()

    def find(self, subject: UUID, category: str) -> Key | Destroyed | None:
        """Return the key, what is left of it, or `None` where none was made yet."""
        nothing = Destroyed(None) if subject in self._forgotten else None
        return self._keys.get((subject, category), nothing)

    def create(self, subject: UUID, category: str) -> Key | Destroyed:
        """Return the key, which from now on exists unless it was destroyed."""
        found = self.find(subject, category)
        if found is None:
            found = self._keys.setdefault((subject, category), Key(uuid4(), os.urandom(KEY_BYTES)))
        return found

    def destroy(self, subject: UUID, category: str | None, reason: str) -> int:
        """Destroy the keys of a person; return how many there were."""
        if category is None:
            self._forgotten.add(subject)
        else:
            self._keys.setdefault((subject, category), Destroyed(None))
        living = [
            place
            for place, key in self._keys.items()
            if place[0] == subject and category in (None, place[1]) and isinstance(key, Key)
        ]
        for place in living:
            self._keys[place] = Destroyed(self._keys[place].id)
        return len(living)

    def rotate(self, progress: Progress) -> Rotation:
        """Do nothing: what was forgotten here has no copies."""
        count = sum(isinstance(key, Key) for key in self._keys.values())
        progress(count, count)
        return Rotation(rewrapped=count, new_root=True)


class MemoryKeyring(Keyring):
    """A keyring without a database."""

    def __init__(self, **options: Any) -> None:
        """Begin without any key; `options` are those of `Keyring`."""
        super().__init__(MemoryKeys(), **options)
