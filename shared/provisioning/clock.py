"""The clock of a database for demonstrations and tests, in the hands of its administrator."""

from datetime import datetime, timedelta
from typing import Any

from shared.database import Database
from shared.eventstore.clock import clock_of, require_clock
from shared.settings import Settings

RUN_ON = "UPDATE clock.setting SET ahead = %s::timestamptz - clock_timestamp(), stands_at = NULL"
STAND = "UPDATE clock.setting SET stands_at = %s"
IN_UTC = "SET LOCAL timezone = 'UTC'"


class SettableClock:
    """What time it is for the services of a database that was made with such a clock.

    Everything here raises `ClockIsReal` for one that was not.
    """

    def __init__(self, settings: Settings) -> None:
        """Set the clock of the database that `settings` name."""
        self._database = Database(settings.database_url, name=settings.database_name, size=1)

    def now(self) -> datetime:
        """Return what time it is."""
        with self._database.session() as db:
            require_clock(db, settable=True)
            return clock_of(db)

    def set(self, moment: datetime) -> None:
        """Have the clock show `moment`, and go on from there."""
        self._write(RUN_ON, moment)

    def advance(self, by: timedelta) -> None:
        """Have the clock show what it will show after `by`."""
        self.set(self.now() + by)

    def stop_at(self, moment: datetime) -> None:
        """Have the clock show `moment`, and nothing else until it is set again."""
        self._write(STAND, moment)

    def close(self) -> None:
        """Hang up."""
        self._database.close()

    def _write(self, statement: str, *parameters: Any) -> None:
        with self._database.session() as db:
            require_clock(db, settable=True)
            db.execute(IN_UTC)
            db.execute(statement, parameters)
