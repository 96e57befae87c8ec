"""The ladder: reminder, lead, coordination, expiry; and the dates of the story, day by day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from services.referrals.domain import agency_commands as answer
from services.referrals.domain import commands as ask_for
from services.referrals.domain import platform_commands as platform
from services.referrals.domain.agency_events import DisclosurePackageOpened, ReferralWaitlisted
from services.referrals.domain.ladder import morning_of, next_due
from services.referrals.domain.platform_events import (
    DeadlinePaused,
    DeadlineResumed,
    DeadlineSet,
    EscalationRaised,
    EscalationResolved,
    ReferralExpired,
    ReminderSent,
)
from services.referrals.domain.referral import REFERRAL
from shared.domain.messages import Command, Event
from tests.unit.referrals.examples import ask, follows, told

DELIVERED = datetime(2025, 3, 20, 9, 0, tzinfo=UTC)
PERMIT = {"service": "residence_permit", "data_classes": ["base"]}


def on(day: int, month: int, hour: int = 10) -> datetime:
    return datetime(2025, month, day, hour, tzinfo=UTC)


class Way:
    """A referral as time passes over it."""

    def __init__(self, at: datetime = DELIVERED, **submission: Any) -> None:
        self.events: list[Event] = []
        self.do(ask(ask_for.SubmitReferral, at=at, **submission))
        self.do(ask(platform.DeliverReferral, at=at))

    def do(self, command: Command) -> list[Event]:
        told = follows(self.events, command)
        self.events += told
        return told

    def wait_until(self, moment: datetime) -> list[tuple[date, Event]]:
        """Let time pass; return what happened by itself, and on which day."""
        happened = []
        while (due := next_due(REFERRAL.replay(self.events))) and due <= moment:
            events = self.do(ask(platform.PassTime, at=due))
            assert events, f"nothing was done about what was due at {due}"
            happened += [(due.date(), event) for event in events]
        return happened

    def due_on(self) -> date | None:
        deadline = REFERRAL.replay(self.events).clock.deadline
        return deadline.due_on if deadline and deadline.running else None


def kinds(happened: list[tuple[date, Event]]) -> list[tuple[date, str]]:
    return [
        (day, event.to if isinstance(event, ReminderSent) else type(event).__name__)
        for day, event in happened
    ]


def test_the_dates_of_the_story_come_out() -> None:
    way = Way()
    assert way.due_on() == date(2025, 3, 25)

    assert kinds(way.wait_until(on(7, 4, hour=9))) == [
        (date(2025, 3, 25), "clerk"),
        (date(2025, 3, 29), "lead"),
        (date(2025, 4, 3), "EscalationRaised"),
    ]
    [_, resolved, decide] = way.do(ask(answer.AcknowledgeReferral, at=on(7, 4)))
    assert resolved == told(EscalationResolved, level=3, at=on(7, 4))
    assert isinstance(decide, DeadlineSet)
    [_, paused] = way.do(ask(answer.RequestInformation, at=on(7, 4, hour=11)))
    assert isinstance(paused, DeadlinePaused)
    assert paused.days_left == 10
    assert way.wait_until(on(9, 4)) == []
    [_, resumed] = way.do(ask(ask_for.ProvideInformation, at=on(9, 4)))
    assert isinstance(resumed, DeadlineResumed)
    assert resumed.due_on == date(2025, 4, 25)
    assert way.wait_until(on(11, 4)) == []


def test_who_never_answers_lets_the_referral_expire() -> None:
    way = Way()

    assert kinds(way.wait_until(on(31, 12)))[3:] == [(date(2025, 4, 10), "ReferralExpired")]
    assert way.due_on() is None


def test_what_must_not_be_given_up_is_only_escalated() -> None:
    way = Way(**PERMIT)

    happened = kinds(way.wait_until(on(31, 12)))

    assert [name for _, name in happened] == ["clerk", "lead", "EscalationRaised"]
    assert next_due(REFERRAL.replay(way.events)) is None


def test_what_is_urgent_takes_a_third_of_it() -> None:
    way = Way(urgent=True)

    assert way.due_on() == date(2025, 3, 21)
    assert kinds(way.wait_until(on(31, 12))) == [
        (date(2025, 3, 21), "clerk"),
        (date(2025, 3, 23), "lead"),
        (date(2025, 3, 25), "EscalationRaised"),
        (date(2025, 3, 27), "ReferralExpired"),
    ]


def test_while_somebody_else_is_waited_for_no_day_counts() -> None:
    way = Way()
    way.do(ask(answer.RequestInformation, at=on(24, 3)))
    assert way.wait_until(on(30, 4)) == []
    way.do(ask(ask_for.ProvideInformation, at=on(30, 4)))

    # Four days were waited before; a decision is due on 15 May.
    assert kinds(way.wait_until(on(31, 12))) == [
        (date(2025, 5, 15), "clerk"),
        (date(2025, 5, 16), "lead"),
        (date(2025, 5, 16), "EscalationRaised"),
        (date(2025, 5, 17), "ReferralExpired"),
    ]


def test_whoever_acknowledged_is_left_in_peace_until_a_decision_is_due() -> None:
    way = Way()
    way.do(ask(answer.AcknowledgeReferral, at=on(25, 3)))

    [first, *_] = kinds(way.wait_until(on(31, 12)))

    assert first == (date(2025, 4, 8), "clerk")


def test_all_that_is_due_is_done_at_once_and_once() -> None:
    way = Way()
    late = ask(platform.PassTime, at=on(1, 5))

    [clerk, lead, escalated, expired] = way.do(late)

    assert isinstance(clerk, ReminderSent)
    assert (clerk.to, clerk.kind, clerk.due_on) == ("clerk", "acknowledge", date(2025, 3, 25))
    assert isinstance(lead, ReminderSent)
    assert (type(escalated), type(expired)) == (EscalationRaised, ReferralExpired)
    assert way.do(late) == []


def test_before_anything_is_due_nothing_happens() -> None:
    assert Way().do(ask(platform.PassTime, at=DELIVERED)) == []


def test_an_escalation_stays_until_the_answer_comes_after_expiry() -> None:
    way = Way()
    way.wait_until(on(31, 12))
    assert REFERRAL.replay(way.events).escalation == 3

    [accepted, resolved, *_] = way.do(ask(answer.AcceptReferral, at=on(2, 5)))

    assert accepted.late  # type: ignore[attr-defined]
    assert isinstance(resolved, EscalationResolved)


def test_after_acceptance_the_clerk_is_reminded_and_nobody_else() -> None:
    way = Way()
    way.do(ask(answer.AcceptReferral, at=on(21, 3)))

    assert kinds(way.wait_until(on(31, 12))) == [(date(2025, 4, 22), "clerk")]


def test_a_waiting_list_is_spoken_of_every_thirty_days() -> None:
    way = Way()
    way.do(ask(answer.AcknowledgeReferral, at=on(21, 3)))
    [waitlisted, refresh] = way.do(ask(answer.PlaceOnWaitlist, at=on(24, 3)))
    assert (type(waitlisted), refresh.due_on) == (  # type: ignore[attr-defined]
        ReferralWaitlisted, date(2025, 4, 23),
    )  # fmt: skip

    assert kinds(way.wait_until(on(24, 4))) == [(date(2025, 4, 23), "clerk")]
    way.do(ask(answer.UpdateWaitlistPosition, at=on(24, 4)))

    assert way.due_on() == date(2025, 5, 24)


def test_an_outcome_is_due_ten_days_after_the_help_was_to_end() -> None:
    way = Way()
    way.do(ask(answer.AcceptReferral, at=on(21, 3)))
    way.do(ask(answer.StartService, at=on(24, 3), expected_end=date(2025, 6, 30)))
    assert way.due_on() == date(2025, 7, 14)
    way.do(ask(answer.CompleteService, at=on(30, 6)))
    assert way.due_on() is None

    way.do(ask(ask_for.ReopenService, at=on(3, 7)))
    assert way.due_on() == date(2025, 7, 17)


def test_where_the_end_is_not_known_no_outcome_is_due() -> None:
    way = Way()
    way.do(ask(answer.AcceptReferral, at=on(21, 3)))

    assert len(way.do(ask(answer.StartService, at=on(24, 3)))) == 1
    assert way.due_on() is None


def test_two_weeks_without_consent_are_taken_for_a_no() -> None:
    way = Way()
    way.do(ask(answer.AcceptReferral, at=on(21, 3)))
    way.do(ask(answer.OpenPackage, at=on(21, 3)))
    way.do(ask(ask_for.SuspendReferral, at=on(28, 4), reason="consent_gap"))

    happened = way.wait_until(on(31, 12))

    assert kinds(happened) == [(date(2025, 5, 12), "ReferralWithdrawn")]
    assert happened[0][1].by == "client"  # type: ignore[attr-defined]


def test_a_package_that_was_opened_after_a_doubt_is_recalled_when_it_ends() -> None:
    way = Way()
    way.do(ask(answer.AcceptReferral, at=on(21, 3)))
    way.do(ask(ask_for.SuspendReferral, at=on(28, 4), reason="consent_gap"))
    way.events.append(told(DisclosurePackageOpened))

    assert [name for _, name in kinds(way.wait_until(on(31, 12)))] == [
        "ReferralWithdrawn", "DisclosureRecallRequested",
    ]  # fmt: skip


def test_a_consent_that_comes_back_in_time_ends_the_waiting() -> None:
    way = Way()
    way.do(ask(ask_for.SuspendReferral, at=on(24, 3), reason="consent_gap"))
    way.do(ask(ask_for.ResumeReferral, at=on(26, 3)))

    assert way.due_on() == date(2025, 3, 27)
    assert kinds(way.wait_until(on(28, 3))) == [(date(2025, 3, 27), "clerk")]


def test_the_work_of_a_day_is_done_at_seven_in_the_morning_summer_and_winter() -> None:
    before, after = morning_of(date(2025, 3, 29)), morning_of(date(2025, 3, 31))

    assert (before.hour, after.hour) == (6, 5)
    assert after - before == timedelta(hours=47)
