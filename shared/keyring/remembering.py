"""Keys in memory: few, for a short time, for any number of threads."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from uuid import UUID

from shared.keyring.keys import Destroyed, Key

Known = Key | Destroyed


class Remembered:
    """The keys that were used last."""

    def __init__(self, most: int, seconds: float, clock: Callable[[], float]) -> None:
        """Keep at most `most` keys, none longer than `seconds`."""
        self._most = most
        self._seconds = seconds
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[tuple[UUID, str], tuple[float, Known]] = OrderedDict()

    def get(self, subject: UUID, category: str) -> Known | None:
        """Return a key that was kept a short time ago."""
        with self._lock:
            until, known = self._known.get((subject, category), (0.0, None))
            if known is None or until < self._clock():
                return None
            self._known.move_to_end((subject, category))
            return known

    def keep(self, subject: UUID, category: str, known: Known) -> Known:
        """Remember and return a key; the one not used for longest has to go."""
        with self._lock:
            self._known[subject, category] = (self._clock() + self._seconds, known)
            self._known.move_to_end((subject, category))
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return known

    def forget(self, subject: UUID) -> None:
        """Drop the keys of a person."""
        with self._lock:
            for place in [place for place in self._known if place[0] == subject]:
                del self._known[place]
