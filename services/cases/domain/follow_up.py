"""What is asked after a case has ended: how the client is getting on."""

from calendar import monthrange
from datetime import date, datetime, time
from typing import Final

from services.cases.domain.ending_commands import PassTime, RecordFollowUp, ScheduleFollowUp
from services.cases.domain.ending_events import FollowUpDue, FollowUpRecorded, FollowUpScheduled
from services.cases.domain.errors import FollowUpTooEarly, NoFollowUpPending
from services.cases.domain.progress import Case, of, tell
from shared.domain.messages import Event
from shared.domain.working_days import HERE, day_of

MONTHS: Final = 3


def follow_up_after(today: date, chosen: date | None) -> date:
    """Return the day chosen, else three months from today; raise `FollowUpTooEarly`."""
    if chosen is not None and chosen <= today:
        raise FollowUpTooEarly(fields={"follow_up_on": ["It is not in the future."]})
    return chosen or months_after(today, MONTHS)


def months_after(day: date, count: int) -> date:
    """Return the same day some months later, or the last one where that month is shorter."""
    months = day.month - 1 + count
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def schedule_follow_up(case: Case, command: ScheduleFollowUp) -> list[Event]:
    """Choose another day."""
    day = follow_up_after(day_of(command.at), command.follow_up_on)
    scheduled = tell(case, FollowUpScheduled, command, follow_up_on=day)
    return [] if case.follow_up_on == day else [scheduled]


def record_follow_up(case: Case, command: RecordFollowUp) -> list[Event]:
    """Write down how the client is getting on, where somebody was to ask."""
    recorded = tell(case, FollowUpRecorded, command, result=command.result, note=command.note)
    if case.follow_up_on is None:
        raise NoFollowUpPending
    return [recorded]


def pass_time(case: Case, command: PassTime) -> list[Event]:
    """Tell once that the day of the follow-up has come."""
    due = next_due(case)
    if due is None or command.at < due:
        return []
    return [of(case, FollowUpDue, follow_up_on=case.follow_up_on)]


def next_due(case: Case) -> datetime | None:
    """Return when a follow-up is due that nobody was told of yet."""
    if case.follow_up_on is None or case.follow_up_told:
        return None
    return beginning_of(case.follow_up_on)


def beginning_of(day: date) -> datetime:
    """Return when a day begins, by the clock on the office wall."""
    return datetime.combine(day, time(), HERE)
