"""After a case somebody asks how the client is getting on, and is reminded of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import PassTime, RecordFollowUp, ScheduleFollowUp
from services.cases.domain.ending_events import (
    CaseClosed,
    CaseReopened,
    FollowUpDue,
    FollowUpRecorded,
    FollowUpScheduled,
)
from services.cases.domain.errors import FollowUpTooEarly, NoFollowUpPending
from services.cases.domain.follow_up import months_after, next_due
from shared.domain.messages import Event
from shared.testing.specification import given
from tests.unit.cases.examples import HISTORIES, TODAY, ask, told

CLOSED: list[Event] = [*HISTORIES["intake"], told(CaseClosed), told(FollowUpScheduled)]
MIDNIGHT = datetime(2026, 4, 11, 22, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "later"),
    [
        (date(2026, 1, 12), date(2026, 4, 12)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2025, 12, 31), date(2026, 3, 31)),
        (date(2025, 1, 31), date(2025, 4, 30)),
        (date(2025, 9, 15), date(2025, 12, 15)),
    ],
)
def test_three_months_later_is_the_same_day_or_the_last_of_the_month(
    day: date, later: date
) -> None:
    assert months_after(day, 3) == later


def test_somebody_is_reminded_on_the_morning_of_the_day_once() -> None:
    assert next_due(CASE.replay(CLOSED)) == MIDNIGHT

    closed = given(CASE, *CLOSED)
    closed.when(ask(PassTime, at=MIDNIGHT - timedelta(seconds=1))).nothing_new()
    closed.when(ask(PassTime, at=MIDNIGHT)).then(told(FollowUpDue))
    given(CASE, *CLOSED, told(FollowUpDue)).when(ask(PassTime)).nothing_new()


@pytest.mark.parametrize("since", [FollowUpDue, FollowUpRecorded, CaseReopened])
def test_nobody_is_reminded_again(since: type[Event]) -> None:
    assert next_due(CASE.replay([*CLOSED, told(since)])) is None


def test_another_day_can_be_chosen() -> None:
    day = date(2026, 5, 4)
    chosen = told(FollowUpScheduled, follow_up_on=day)

    given(CASE, *CLOSED).when(ask(ScheduleFollowUp, follow_up_on=day)).then(chosen)
    given(CASE, *CLOSED).when(ask(ScheduleFollowUp)).nothing_new()
    given(CASE, *CLOSED).when(ask(ScheduleFollowUp, follow_up_on=TODAY)).refuses(FollowUpTooEarly)
    assert next_due(CASE.replay([*CLOSED, told(FollowUpDue), chosen])) is not None


def test_the_answer_is_written_down_once() -> None:
    given(CASE, *CLOSED, told(FollowUpDue)).when(ask(RecordFollowUp)).then(told(FollowUpRecorded))
    given(CASE, *CLOSED, told(FollowUpRecorded)).when(ask(RecordFollowUp)).refuses(
        NoFollowUpPending
    )
