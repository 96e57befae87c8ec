"""The arithmetic of deadlines: when a step is due, what is left of it while others are waited for.

A deadline of three days that begins on a Thursday is due on Tuesday: the day it begins on does not
count, the last one does. The day on which it is paused counts as used, but whoever asks back on
the last day has a day left. What was missed before the pause stays missed. Whoever is closed on a
day is not charged for it, and a date once told is never moved forward in the calendar.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal, Protocol

from services.referrals.domain.policy import DeadlineKind
from shared.domain.working_days import WorkingDays

Verdict = Literal["running", "kept", "breached", "excused_late_recording"]


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A step that is to be taken within `days` after `since`; while it is paused, those left."""

    kind: DeadlineKind
    since: date
    days: int
    due_on: date
    running: bool = True


class Calendar(Protocol):
    """How days are counted."""

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th day after `day`."""

    def between(self, first: date, last: date) -> int:
        """Return how many days follow `first` up to and with `last`."""


@dataclass(frozen=True)
class EveryDay:
    """The calendar in which every day counts."""

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th day after `day`."""
        return day + timedelta(days=count)

    def between(self, first: date, last: date) -> int:
        """Return how many days follow `first` up to and with `last`."""
        return max(0, (last - first).days)


def calendar(kind: DeadlineKind, closed: frozenset[date]) -> Calendar:
    """Return how a deadline is counted: waiting lists by the calendar, all else by working days."""
    return EveryDay() if kind == "refresh" else WorkingDays(closed)


def begun(kind: DeadlineKind, day: date, days: int, closed: frozenset[date]) -> Deadline:
    """Return a deadline that begins on a day."""
    due_on = calendar(kind, closed).after(day, days)
    return Deadline(kind=kind, since=day, days=days, due_on=due_on)


def left(deadline: Deadline, day: date, closed: frozenset[date]) -> int:
    """Return how many days would be left if the deadline was paused on `day`."""
    if day > deadline.due_on:
        return 0
    used = calendar(deadline.kind, closed).between(deadline.since, day)
    return max(1, deadline.days - used)


def paused(deadline: Deadline, day: date, closed: frozenset[date]) -> Deadline:
    """Return the deadline as it waits for going on."""
    return replace(deadline, days=left(deadline, day, closed), running=False)


def resumed(deadline: Deadline, day: date, closed: frozenset[date]) -> Deadline:
    """Return a paused deadline as it goes on with what was left; what was missed stays missed."""
    since = max(day, deadline.since)
    if not deadline.days:
        return replace(deadline, since=since, running=True)
    due_on = calendar(deadline.kind, closed).after(since, deadline.days)
    return replace(deadline, since=since, due_on=max(due_on, deadline.due_on), running=True)


def recounted(deadline: Deadline, closed: frozenset[date]) -> Deadline:
    """Return a running deadline after other closing days became known; it is never due earlier."""
    due_on = calendar(deadline.kind, closed).after(deadline.since, deadline.days)
    return replace(deadline, due_on=max(due_on, deadline.due_on))


def verdict(due_on: date, met_on: date | None, recorded_on: date | None) -> Verdict:
    """Return whether a step was taken in time: on which day, and on which day it was recorded.

    What was done in time and only told late is excused; what was said about it before stays said.
    """
    if met_on is None or recorded_on is None:
        return "running"
    if met_on > due_on:
        return "breached"
    return "kept" if recorded_on <= due_on else "excused_late_recording"
