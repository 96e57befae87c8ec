"""The arithmetic of deadlines: working days, pauses, closing days, holidays, the change of time."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.referrals.domain.agency_commands import RequestInformation
from services.referrals.domain.deadlines import (
    Deadline,
    EveryDay,
    begun,
    left,
    paused,
    recounted,
    resumed,
    verdict,
)
from services.referrals.domain.platform_commands import DeliverReferral, NoteClosingDays
from services.referrals.domain.platform_events import ClosingDaysNoted, DeadlineSet
from services.referrals.domain.policy import DeadlineKind, Policy, hastened, quick
from services.referrals.domain.referral import REFERRAL
from shared.domain.messages import Event
from shared.domain.working_days import WorkingDays
from tests.unit.referrals.examples import HISTORIES, ask, follows

OPEN: frozenset[date] = frozenset()
FIRST, LAST = date(2025, 1, 1), date(2027, 12, 31)

days = st.dates(FIRST, LAST)
counts = st.integers(1, 30)
gaps = st.integers(0, 60).map(lambda count: timedelta(days=count))
kinds = st.sampled_from(["acknowledge", "decide", "appointment", "refresh", "outcome"])
closings = st.frozensets(days, max_size=40)


@whatever(kinds, days, counts, closings, gaps, gaps)
def test_a_pause_never_shortens_what_is_left(
    kind: DeadlineKind,
    day: date,
    count: int,
    closed: frozenset[date],
    run: timedelta,
    rest: timedelta,
) -> None:
    deadline = begun(kind, day, count, closed)
    before = left(deadline, day + run, closed)

    halted = paused(deadline, day + run, closed)
    going_on = resumed(halted, day + run + rest, closed)

    assert halted.days == before
    assert left(going_on, going_on.since, closed) == before
    assert going_on.due_on >= deadline.due_on


@whatever(kinds, days, counts, closings, gaps)
def test_a_pause_that_lasts_no_time_changes_nothing_but_on_the_last_day(
    kind: DeadlineKind, day: date, count: int, closed: frozenset[date], run: timedelta
) -> None:
    deadline = begun(kind, day, count, closed)
    halted = paused(deadline, day + run, closed)
    again = resumed(halted, day + run, closed).due_on

    if day + run == deadline.due_on:
        assert again > deadline.due_on
    else:
        assert again == deadline.due_on


@whatever(kinds, days, counts, closings, days)
def test_one_more_closed_day_never_makes_it_earlier(
    kind: DeadlineKind, day: date, count: int, closed: frozenset[date], one_more: date
) -> None:
    deadline = begun(kind, day, count, closed)
    more = closed | {one_more}

    assert begun(kind, day, count, more).due_on >= deadline.due_on
    assert recounted(deadline, more).due_on == begun(kind, day, count, more).due_on
    assert recounted(begun(kind, day, count, more), closed).due_on >= deadline.due_on


@whatever(days, counts, closings)
def test_what_is_urgent_is_never_later(day: date, count: int, closed: frozenset[date]) -> None:
    assert begun("decide", day, quick(count), closed).due_on <= (
        begun("decide", day, count, closed).due_on
    )
    assert quick(count) * 3 >= count


@whatever(days, counts, closings)
def test_whatever_is_due_is_due_on_a_day_on_which_people_work(
    day: date, count: int, closed: frozenset[date]
) -> None:
    due_on = begun("acknowledge", day, count, closed).due_on

    assert WorkingDays(closed).is_one(due_on)
    assert WorkingDays(closed).between(day, due_on) == count


@whatever(days, days, days)
def test_a_verdict_is_about_the_day_it_was_done_and_excuses_the_day_it_was_told(
    due_on: date, met_on: date, recorded_on: date
) -> None:
    said = verdict(due_on, met_on, max(met_on, recorded_on))

    assert (said == "breached") == (met_on > due_on)
    assert (said == "excused_late_recording") == (met_on <= due_on < recorded_on)


def test_what_has_not_been_done_yet_is_still_running() -> None:
    assert verdict(FIRST, None, None) == "running"
    assert verdict(FIRST, FIRST, None) == "running"


def test_what_was_missed_before_the_pause_stays_missed() -> None:
    deadline = begun("decide", date(2025, 3, 3), 10, OPEN)
    halted = paused(deadline, date(2025, 3, 18), OPEN)

    assert halted.days == 0
    assert resumed(halted, date(2025, 4, 1), OPEN).due_on == deadline.due_on


def test_whoever_asks_back_on_the_last_day_has_a_day_left() -> None:
    deadline = begun("acknowledge", date(2025, 3, 20), 3, OPEN)
    halted = paused(deadline, date(2025, 3, 25), OPEN)

    assert halted == Deadline(
        kind="acknowledge", since=date(2025, 3, 20), days=1, due_on=date(2025, 3, 25), running=False
    )
    assert resumed(halted, date(2025, 4, 7), OPEN).due_on == date(2025, 4, 8)


def test_a_waiting_list_is_counted_by_the_calendar() -> None:
    assert EveryDay().between(date(2025, 3, 3), date(2025, 4, 2)) == 30
    assert begun("refresh", date(2025, 3, 3), 30, OPEN).due_on == date(2025, 4, 2)


def test_every_third_part_is_rounded_up() -> None:
    assert hastened(Policy(), urgent=True) == Policy(
        acknowledge_days=1,
        decide_days=4,
        appointment_days=7,
        waitlist_refresh_days=10,
        outcome_days=4,
    )
    assert hastened(Policy(), urgent=False) == Policy()


def due_after(delivered: datetime) -> date:
    [_, deadline] = follows(HISTORIES["submitted"], ask(DeliverReferral, at=delivered))
    assert isinstance(deadline, DeadlineSet)
    return deadline.due_on


def test_what_arrives_on_christmas_eve_in_the_evening_is_due_at_the_end_of_the_year() -> None:
    # 25 and 26 December are holidays, 27 and 28 a weekend.
    assert due_after(datetime(2025, 12, 24, 17, 0, tzinfo=UTC)) == date(2025, 12, 31)


def test_the_change_to_summer_time_takes_nothing_away() -> None:
    last_minute_of_friday = datetime(2025, 3, 28, 22, 59, tzinfo=UTC)
    first_minute_of_saturday = datetime(2025, 3, 28, 23, 0, tzinfo=UTC)

    assert due_after(last_minute_of_friday) == date(2025, 4, 2)
    assert due_after(first_minute_of_saturday) == date(2025, 4, 2)
    assert due_after(datetime(2025, 3, 30, 22, 0, tzinfo=UTC)) == date(2025, 4, 3)


def delivered() -> list[Event]:
    at = datetime(2025, 3, 20, 9, 0, tzinfo=UTC)
    return [*HISTORIES["submitted"], *follows(HISTORIES["submitted"], ask(DeliverReferral, at=at))]


def note(closed: list[date], day: int = 20) -> NoteClosingDays:
    at = datetime(2025, 3, day, 12, 0, tzinfo=UTC)
    command = ask(NoteClosingDays, closed=closed, at=at)
    assert isinstance(command, NoteClosingDays)
    return command


def test_a_day_on_which_the_recipient_is_closed_does_not_count() -> None:
    [noted, deadline] = follows(delivered(), note([date(2025, 3, 24)]))

    assert isinstance(noted, ClosingDaysNoted)
    assert isinstance(deadline, DeadlineSet)
    assert (deadline.kind, deadline.due_on) == ("acknowledge", date(2025, 3, 26))


def test_closing_days_are_noted_once_and_move_nothing_that_is_over_or_lies_before() -> None:
    history = delivered()
    far_away, past = [date(2025, 8, 1)], [date(2025, 3, 24)]

    assert len(follows(history, note(far_away))) == 1
    assert follows([*history, *follows(history, note(far_away))], note(far_away)) == []
    assert len(follows(history, note(past, day=26))) == 1
    assert len(follows(HISTORIES["draft"], note(past))) == 1
    assert follows(HISTORIES["closed"], note(past)) == []


def test_a_closing_day_that_is_given_up_does_not_bring_the_deadline_forward() -> None:
    history = delivered()
    history += follows(history, note([date(2025, 3, 24)]))

    assert len(follows(history, note([]))) == 1
    assert REFERRAL.replay(history).clock.deadline.due_on == date(2025, 3, 26)  # type: ignore[union-attr]


def test_closing_days_while_others_are_waited_for_count_when_it_goes_on() -> None:
    history = delivered()
    history += follows(history, ask(RequestInformation))

    assert len(follows(history, note([date(2025, 3, 24)]))) == 1
