"""What happens when nobody answers: reminders, escalation, expiry, and giving up without consent.

How the dates come about, by the example of a referral delivered on Thursday, 20 March 2025:

- An acknowledgement is due within three working days after the delivery: on 25 March. On the
  morning of that day, the last one on which it is in time, the recipient's clerk is reminded.
- The steps after that are counted in calendar days since the delivery, only those on which the
  recipient is waited for: on day 9 (29 March) its lead is reminded, on day 14 (3 April) the
  coordination is asked for help, on day 21 the referral expires.
- None of these three is taken before the day after the deadline that runs then: whoever
  acknowledged has ten working days to decide, and is left in peace for as long.
- Acknowledged on 7 April, a decision is due within ten working days after that. A question of the
  same day stops the clock with all ten left; answered on 9 April, it goes on with ten working days
  after 9 April: without Good Friday and Easter Monday that is 25 April.

After acceptance the clerk is reminded of each deadline, and nothing else happens by itself.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Final, Literal

from services.referrals.domain.clock import UNANSWERED, Clock
from services.referrals.domain.deadlines import Deadline
from services.referrals.domain.disclosing import recalled
from services.referrals.domain.events import ReferralWithdrawn
from services.referrals.domain.platform_commands import PassTime
from services.referrals.domain.platform_events import (
    EscalationRaised,
    ReferralExpired,
    ReminderSent,
)
from services.referrals.domain.policy import quick
from services.referrals.domain.progress import Referral, tell
from shared.domain.messages import Event
from shared.domain.working_days import HERE

Step = Literal["clerk", "lead", "coordination", "expiry", "giving_up"]
Due = tuple[date, Step]

MORNING: Final = time(7)
LEAD, COORDINATION, EXPIRY = 9, 14, 21
LEVEL_OF_COORDINATION: Final = 3
WITHOUT_CONSENT: Final = timedelta(days=14)
NEXT_DAY: Final = timedelta(days=1)


def next_due(referral: Referral) -> datetime | None:
    """Return when something is to be done although nobody asks."""
    return min((morning_of(day) for day, _ in due_steps(referral)), default=None)


def pass_time(referral: Referral, command: PassTime) -> list[Event]:
    """Do all that is due by now, in its order."""
    due = (step for step in due_steps(referral) if morning_of(step[0]) <= command.at)
    in_order = sorted(due, key=itemgetter(0))
    return [event for _, step in in_order for event in taken(referral, command, step)]


def morning_of(day: date) -> datetime:
    """Return the moment at which the work of a day is done."""
    return datetime.combine(day, MORNING, HERE).astimezone(UTC)


def due_steps(referral: Referral) -> Iterator[Due]:
    """Return what is to be done, if nothing else happens, and on which day."""
    if referral.gap_since:
        yield referral.gap_since + WITHOUT_CONSENT, "giving_up"
    deadline, reminded = referral.clock.deadline, referral.clock.reminded
    if deadline is None or not deadline.running:
        return
    if "clerk" not in reminded:
        yield deadline.due_on, "clerk"
    if referral.state in UNANSWERED:
        yield from rungs(referral, deadline)


def rungs(referral: Referral, deadline: Deadline) -> Iterator[Due]:
    """Return the steps of the ladder that are still to be taken."""
    clock = referral.clock
    if "lead" not in clock.reminded:
        yield day_of_rung(clock, deadline, LEAD), "lead"
    if referral.escalation < LEVEL_OF_COORDINATION:
        yield day_of_rung(clock, deadline, COORDINATION), "coordination"
    if referral.expires:
        yield day_of_rung(clock, deadline, EXPIRY), "expiry"


def day_of_rung(clock: Clock, deadline: Deadline, rung: int) -> date:
    """Return the day of a step of the ladder: as many days waited, and the deadline over."""
    days = quick(rung) if clock.urgent else rung
    since = clock.waiting_since or deadline.since
    return max(since + timedelta(days=days - clock.waited), deadline.due_on + NEXT_DAY)


def taken(referral: Referral, command: PassTime, step: Step) -> list[Event]:
    """Return what a step tells."""
    match step:
        case "clerk" | "lead":
            return [reminder(referral, command, step)]
        case "coordination":
            return [tell(referral, EscalationRaised, command, level=LEVEL_OF_COORDINATION)]
        case "expiry":
            return [tell(referral, ReferralExpired, command)]
        case _:
            withdrawn = tell(referral, ReferralWithdrawn, command, by="client")
            kept = recalled(referral, command, reason="consent", waiting_on="nobody")
            return [withdrawn, *kept]


def reminder(referral: Referral, command: PassTime, to: str) -> Event:
    """Return that somebody was reminded of the deadline that runs."""
    deadline = referral.clock.deadline
    details = {"kind": deadline.kind, "due_on": deadline.due_on} if deadline else {}
    return tell(referral, ReminderSent, command, to=to, **details)
