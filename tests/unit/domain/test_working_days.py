from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.working_days import WorkingDays, day_of

NRW = WorkingDays()
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
CLOSED = st.frozensets(DAYS, max_size=20)


def test_people_work_from_monday_to_friday():
    monday = date(2025, 3, 3)

    week = [NRW.is_one(monday + timedelta(days=number)) for number in range(7)]

    assert week == [True] * 5 + [False] * 2


@pytest.mark.parametrize(
    "day",
    [date(2025, 4, 18), date(2025, 4, 21), date(2025, 6, 19), date(2025, 12, 25)],
    ids=["Good Friday", "Easter Monday", "Corpus Christi", "Christmas Day"],
)
def test_nobody_works_on_a_holiday(day):
    assert not NRW.is_one(day)


def test_corpus_christi_is_a_working_day_in_hamburg():
    assert WorkingDays(region="DE-HH").is_one(date(2025, 6, 19))


def test_a_region_may_be_a_whole_country():
    assert not WorkingDays(region="DE").is_one(date(2025, 10, 3))


@pytest.mark.parametrize("day", [date(2025, 12, 24), date(2025, 12, 31)])
def test_christmas_eve_and_new_years_eve_are_working_days(day):
    assert NRW.is_one(day)


def test_easter_is_passed_over():
    assert NRW.after(date(2025, 4, 17), 1) == date(2025, 4, 22)
    assert NRW.after(date(2025, 4, 11), 7) == date(2025, 4, 24)


def test_what_comes_in_on_christmas_eve_is_due_after_the_holidays():
    assert NRW.after(day_of(datetime(2025, 12, 24, 17, tzinfo=UTC)), 3) == date(2025, 12, 31)


def test_an_office_may_be_closed_on_further_days():
    carnival = date(2025, 3, 3)
    closed = WorkingDays(closed=frozenset({carnival}))

    assert not closed.is_one(carnival)
    assert closed.after(date(2025, 2, 28), 1) == date(2025, 3, 4)
    assert closed.between(date(2025, 2, 28), date(2025, 3, 4)) == 1


def test_days_end_at_midnight_here_before_and_after_the_summer_time_change():
    late_in_winter = datetime(2025, 3, 29, 23, 30, tzinfo=UTC)
    late_in_summer = datetime(2025, 3, 30, 22, 30, tzinfo=UTC)

    assert day_of(late_in_winter) == date(2025, 3, 30)
    assert day_of(late_in_summer) == date(2025, 3, 31)
    assert NRW.between(day_of(late_in_winter), day_of(late_in_summer)) == 1


def test_no_working_day_lies_between_a_day_and_an_earlier_one():
    assert NRW.between(date(2025, 3, 10), date(2025, 3, 3)) == 0


@given(DAYS, st.integers(0, 60), CLOSED)
def test_counting_on_and_counting_between_agree(day, count, closed):
    calendar = WorkingDays(closed=closed)

    assert calendar.between(day, calendar.after(day, count)) == count


@given(DAYS, st.integers(1, 60), CLOSED)
def test_what_is_due_is_due_on_a_working_day(day, count, closed):
    calendar = WorkingDays(closed=closed)

    assert calendar.is_one(calendar.after(day, count))


@given(DAYS, DAYS, DAYS)
def test_the_days_of_two_stretches_add_up(one, two, three):
    first, middle, last = sorted((one, two, three))

    assert NRW.between(first, last) == NRW.between(first, middle) + NRW.between(middle, last)
