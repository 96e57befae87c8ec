"""Which day it is where the institutions are."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

HERE: Final = ZoneInfo("Europe/Berlin")


def day_of(moment: datetime) -> date:
    """Return the day of a moment, as the wall calendar of an office shows it."""
    return moment.astimezone(HERE).date()
