"""What time it is for the services: the time of the server, or of a clock that can be set."""

from datetime import UTC, datetime

from shared.database import Session
from shared.eventstore.schema import statement

KIND = """
SELECT to_regprocedure('clock.wegakte_now()') IS NOT NULL AS made,
       to_regclass('clock.setting') IS NOT NULL AS settable
"""
IN_USE = "SELECT FROM pg_class WHERE relname = 'event' AND relkind = 'p' LIMIT 1"


class ClockIsReal(Exception):
    """This database keeps real time, and always will: its record must not be doubted.

    A clock that can be set needs a database of its own, migrated with WEGAKTE_SETTABLE_CLOCK=true
    from the beginning.
    """


class ClockIsSettable(Exception):
    """The clock of this database can be set: what it records has not happened at that time.

    Use another database, or say WEGAKTE_SETTABLE_CLOCK=true.
    """


def prepare_clock(db: Session, *, settable: bool) -> None:
    """Make the clock of a new database; raise `ClockIsReal` or `ClockIsSettable` for another."""
    found = is_settable(db)
    if found is not None:
        require_kind(found, settable=settable)
    elif settable and db.execute(IN_USE):
        raise ClockIsReal("the database is already in use")
    else:
        db.execute(statement("settable_clock.sql" if settable else "clock.sql"))


def is_settable(db: Session) -> bool | None:
    """Say whether the clock can be set; `None` where there is no clock yet."""
    row = db.one(KIND)
    return bool(row["settable"]) if row and row["made"] else None


def clock_of(db: Session) -> datetime:
    """Return what time it is for the services of this database."""
    moment: datetime = db.rows("SELECT clock.wegakte_now()")[0][0]
    return moment.astimezone(UTC)


def require_clock(db: Session, *, settable: bool) -> None:
    """Raise `ClockIsReal` or `ClockIsSettable` unless the clock is as the settings say."""
    require_kind(bool(is_settable(db)), settable=settable)


def require_kind(found: bool, *, settable: bool) -> None:
    """Raise `ClockIsReal` or `ClockIsSettable` unless what was found is what the settings say."""
    if settable and not found:
        raise ClockIsReal("WEGAKTE_SETTABLE_CLOCK is set, but the clock of the database is not")
    if found and not settable:
        raise ClockIsSettable("WEGAKTE_SETTABLE_CLOCK is not set, but the database's clock can be")
