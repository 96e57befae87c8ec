"""How long a referral has waited for its recipient, and which deadline runs."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from services.referrals.domain.deadlines import Deadline
from services.referrals.domain.events import ReferralEvent, ReferralSubmitted
from services.referrals.domain.platform_events import (
    ClosingDaysNoted,
    DeadlinePaused,
    DeadlineResumed,
    DeadlineSet,
    ReminderSent,
)
from services.referrals.domain.policy import DeadlineKind, Policy
from shared.domain.working_days import day_of

# In which state which deadline runs; where none is named, the recipient is not waited for.
STAGES: Final[Mapping[str, DeadlineKind]] = {
    "delivered": "acknowledge",
    "acknowledged": "decide",
    "waitlisted": "refresh",
    "accepted": "appointment",
    "in_progress": "outcome",
}
PAUSING: Final = frozenset({"info_requested", "suspended"})
UNANSWERED: Final = frozenset({"delivered", "acknowledged"})


@dataclass(frozen=True, kw_only=True)
class Clock:
    """What is known of time: the deadlines agreed on, the one that runs, the days waited.

    `waited` are the days before `waiting_since`, on which the recipient was waited for already;
    `reminded` are those who were told of the present deadline.
    """

    policy: Policy = Policy()
    urgent: bool = False
    closed: frozenset[date] = frozenset()
    deadline: Deadline | None = None
    waited: int = 0
    waiting_since: date | None = None
    reminded: frozenset[str] = frozenset()


def turned(clock: Clock, before: str, after: str, event: ReferralEvent) -> Clock:
    """Return the clock after an event that led from one state to another."""
    if before != after:
        clock = moved_on(clock, after, day_of(event.at))
    match event:
        case ReferralSubmitted():
            return replace(
                clock, policy=event.policy, urgent=event.urgent, closed=frozenset(event.closed)
            )
        case DeadlineSet() | DeadlineResumed():
            return replace(clock, deadline=deadline_in(event), reminded=frozenset())
        case DeadlinePaused() if clock.deadline:
            halted = replace(clock.deadline, days=event.days_left, running=False)
            return replace(clock, deadline=halted)
        case ClosingDaysNoted():
            return replace(clock, closed=frozenset(event.closed))
        case ReminderSent():
            return replace(clock, reminded=clock.reminded | {event.to})
        case _:
            return clock


def moved_on(clock: Clock, state: str, day: date) -> Clock:
    """Return the clock in a new state: waiting or not, without a deadline that is of no use."""
    clock = replace(clock, deadline=useful(clock.deadline, state))
    if state in UNANSWERED:
        return replace(clock, waiting_since=clock.waiting_since or day)
    if clock.waiting_since is None:
        return clock
    waited = clock.waited + max(0, (day - clock.waiting_since).days)
    return replace(clock, waited=waited, waiting_since=None)


def useful(deadline: Deadline | None, state: str) -> Deadline | None:
    """Return the deadline if it runs in this state, or may go on after it."""
    if deadline is None or state in PAUSING:
        return deadline
    return deadline if STAGES.get(state) == deadline.kind else None


def deadline_in(event: DeadlineSet | DeadlineResumed) -> Deadline:
    """Return the deadline that an event tells of."""
    return Deadline(
        kind=event.kind,  # type: ignore[arg-type]
        since=event.since,
        days=event.days,
        due_on=event.due_on,
    )
