"""On which days institutions work, and what day it is where they are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo

from holidays import country_holidays

HERE: Final = ZoneInfo("Europe/Berlin")
NEXT: Final = timedelta(days=1)
SATURDAY: Final = 5


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday without the holidays of a region and the days in `closed`."""

    closed: frozenset[date] = frozenset()
    region: str = "DE-NW"

    def is_one(self, day: date) -> bool:
        """Say whether people work on that day."""
        return (
            day.weekday() < SATURDAY
            and day not in self.closed
            and day not in holidays_of(self.region, day.year)
        )

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`; for 0 it is `day` itself."""
        for _ in range(count):
            day = self._next(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Return how many working days follow `first` up to and with `last`."""
        days = (first + NEXT * number for number in range(1, (last - first).days + 1))
        return sum(map(self.is_one, days))

    def _next(self, day: date) -> date:
        day += NEXT
        while not self.is_one(day):
            day += NEXT
        return day


@cache
def holidays_of(region: str, year: int) -> frozenset[date]:
    """Return the public holidays of a year in a region such as `DE-NW`."""
    country, _, part = region.partition("-")
    return frozenset(country_holidays(country, subdiv=part or None, years=year))


def day_of(moment: datetime) -> date:
    """Return the day of a moment, as the wall calendar of an office shows it."""
    return moment.astimezone(HERE).date()
