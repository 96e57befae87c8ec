from datetime import datetime, timedelta
from typing import get_args

import pytest

from shared.domain.errors import Invalid
from shared.domain.late_recording import (
    LateReason,
    LateReasonMissing,
    OccurredInFuture,
    require_timely,
)
from shared.domain.working_days import HERE

TUESDAY = datetime(2025, 4, 8, 10, tzinfo=HERE)


def after(**much):
    return TUESDAY + timedelta(**much)


def test_what_happens_now_needs_no_moment_and_no_reason():
    require_timely(None, None, TUESDAY)
    require_timely(TUESDAY, None, TUESDAY)


@pytest.mark.parametrize(
    "now",
    [after(hours=13), after(days=1), after(days=1, hours=13)],
    ids=["the same day", "the next day", "late on the next day"],
)
def test_until_the_end_of_the_next_working_day_no_reason_is_needed(now):
    require_timely(TUESDAY, None, now)


def test_two_working_days_later_a_reason_is_needed():
    with pytest.raises(LateReasonMissing) as refused:
        require_timely(TUESDAY, None, after(days=2))

    assert refused.value.details == {"working_days": 2}


def test_a_weekend_and_easter_do_not_make_it_late():
    thursday_before_easter = datetime(2025, 4, 17, 16, tzinfo=HERE)
    tuesday_after_easter = datetime(2025, 4, 22, 8, tzinfo=HERE)

    require_timely(thursday_before_easter, None, tuesday_after_easter)


@pytest.mark.parametrize("reason", get_args(LateReason))
def test_with_a_reason_it_may_be_as_late_as_it_is(reason):
    require_timely(TUESDAY, reason, after(days=200))


def test_the_future_is_not_recorded_whatever_the_reason():
    for reason in (None, "other"):
        with pytest.raises(OccurredInFuture):
            require_timely(TUESDAY, reason, after(microseconds=-1))


def test_a_reason_needs_a_moment():
    with pytest.raises(Invalid) as refused:
        require_timely(None, "told_later", TUESDAY)

    assert list(refused.value.details["fields"]) == ["occurred_at"]


def test_the_days_are_those_of_the_office_not_of_greenwich():
    late_in_the_evening = datetime(2025, 4, 8, 0, 30, tzinfo=HERE)  # still the 7th in UTC

    require_timely(late_in_the_evening, None, datetime(2025, 4, 9, 23, 30, tzinfo=HERE))
