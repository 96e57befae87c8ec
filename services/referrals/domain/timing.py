"""What every step does to deadlines and escalations, whoever takes it."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from typing import Any

from services.referrals.domain.agency_events import WaitlistPositionUpdated
from services.referrals.domain.clock import PAUSING, STAGES
from services.referrals.domain.commands import OfReferral
from services.referrals.domain.deadlines import Deadline, begun, paused, recounted, resumed
from services.referrals.domain.memory import evolve
from services.referrals.domain.platform_commands import NoteClosingDays
from services.referrals.domain.platform_events import (
    ClosingDaysNoted,
    DeadlinePaused,
    DeadlineResumed,
    DeadlineSet,
    EscalationResolved,
)
from services.referrals.domain.policy import DeadlineKind
from services.referrals.domain.progress import Referral, tell
from services.referrals.domain.transitions import TERMINAL
from shared.domain.messages import Event
from shared.domain.working_days import day_of

Decide = Callable[[Referral, Any], list[Event]]


def in_time(decide: Decide) -> Decide:
    """Return a decision that is followed by what it does to deadlines and escalations."""

    def decide_in_time(referral: Referral, command: OfReferral) -> list[Event]:
        events = decide(referral, command)
        after = reduce(evolve, events, referral)
        resolved = resolution(referral, after, command)
        if after.state == referral.state and not updates(events):
            return events + resolved
        return events + resolved + turned(after, command)

    return decide_in_time


def resolution(before: Referral, after: Referral, command: OfReferral) -> list[Event]:
    """Return that an escalation is over: the answer came, or is not needed any more."""
    halted = "suspended" in (before.state, after.state)
    answered = after.state not in (before.state, "expired") and not halted
    if not after.escalation or not (answered or after.state in TERMINAL):
        return []
    return [tell(after, EscalationResolved, command, level=after.escalation)]


def updates(events: Sequence[Event]) -> bool:
    """Say whether the recipient reported on its waiting list, so that the next word is due anew."""
    return any(isinstance(event, WaitlistPositionUpdated) for event in events)


def turned(after: Referral, command: OfReferral) -> list[Event]:
    """Return how the deadline begins, stops, or goes on."""
    clock, day = after.clock, day_of(command.at)
    deadline, kind = clock.deadline, STAGES.get(after.state)
    if after.state in PAUSING:
        return stopped(after, deadline, command)
    if kind is None or (kind == "outcome" and after.expected_end is None):
        return []
    if deadline and not deadline.running:
        going_on = resumed(deadline, day, clock.closed)
        return [set_by(DeadlineResumed, after, going_on, command)]
    new = begun(kind, beginning(kind, after, day), clock.policy.days(kind), clock.closed)
    return [set_by(DeadlineSet, after, new, command)]


def stopped(after: Referral, deadline: Deadline | None, command: OfReferral) -> list[Event]:
    """Return that the deadline waits until others have done their part."""
    if deadline is None or not deadline.running:
        return []
    halted = paused(deadline, day_of(command.at), after.clock.closed)
    return [tell(after, DeadlinePaused, command, kind=halted.kind, days_left=halted.days)]


def beginning(kind: DeadlineKind, after: Referral, day: date) -> date:
    """Return the day after which a deadline is counted: an outcome, from the end of the help."""
    if kind == "outcome" and after.expected_end:
        return max(day, after.expected_end)
    return day


def set_by(
    event: type[DeadlineSet] | type[DeadlineResumed],
    referral: Referral,
    deadline: Deadline,
    command: OfReferral,
) -> Event:
    """Return the event that tells of a deadline."""
    return tell(
        referral,
        event,
        command,
        kind=deadline.kind,
        since=deadline.since,
        days=deadline.days,
        due_on=deadline.due_on,
    )


def note_closing_days(referral: Referral, command: NoteClosingDays) -> list[Event]:
    """Count on with the days on which the recipient is closed; what is over stays as it was."""
    closed, clock = frozenset(command.closed), referral.clock
    if closed == clock.closed or referral.state in TERMINAL:
        return []
    noted = tell(referral, ClosingDaysNoted, command, closed=sorted(closed))
    deadline = clock.deadline
    if deadline is None or not deadline.running or deadline.due_on < day_of(command.at):
        return [noted]
    new = recounted(deadline, closed)
    if new.due_on == deadline.due_on:
        return [noted]
    return [noted, set_by(DeadlineSet, referral, new, command)]
