"""The matrix, walked at random: whatever is asked, the state is one of the table's."""

from datetime import timedelta
from functools import reduce
from typing import Any

from hypothesis import given as whatever
from hypothesis import strategies as st

from services.referrals.domain.agency_events import InformationRequested
from services.referrals.domain.events import ReferralEvent
from services.referrals.domain.ladder import next_due
from services.referrals.domain.platform_commands import PassTime
from services.referrals.domain.progress import Referral
from services.referrals.domain.referral import REFERRAL
from services.referrals.domain.transitions import TERMINAL, TRANSITIONS, WAITING_ON
from shared.domain.errors import IllegalTransition, Refusal
from shared.domain.messages import Command
from tests.unit.referrals.examples import ASKED, BESIDE_THE_WAY, NOON, ask

BEGINNINGS = sorted(REFERRAL.beginnings, key=lambda command: command.__name__)
COMMANDS = [*ASKED, *BESIDE_THE_WAY]
steps = st.tuples(st.sampled_from(COMMANDS), st.integers(0, 40))


@whatever(st.sampled_from(BEGINNINGS), st.lists(steps, max_size=30))
def test_whatever_is_asked_a_referral_is_where_the_table_says(
    beginning: type[Command], walk: list[tuple[type[Command], int]]
) -> None:
    referral, now = REFERRAL.initial, NOON
    for command, days in [(beginning, 0), *walk]:
        now += timedelta(days=days)
        after = tried(referral, ask(command, at=now))
        require_sound(referral, after)
        referral = after
    assert wakes_to_an_end(referral)


def tried(referral: Referral, command: Command) -> Referral:
    """Return the referral after a command; what the table does not know is refused by name."""
    event = ASKED.get(type(command))
    allowed = event is None or event[0].type.partition(".")[2] in TRANSITIONS[referral.state]
    try:
        events = REFERRAL.decide(referral, command)
    except IllegalTransition as refused:
        assert not allowed
        assert refused.details["state"] == referral.state
        return referral
    except Refusal:
        return referral
    assert allowed or not events
    for told in events:
        referral = REFERRAL.evolve(referral, told)
        require_awaited(referral, told)
    return referral


def require_awaited(referral: Referral, event: Any) -> None:
    """Fail unless the event says who is waited for in the state that it leads to."""
    assert isinstance(event, ReferralEvent)
    if referral.state == "info_requested" or isinstance(event, InformationRequested):
        assert event.waiting_on in ("sender", "client")
    else:
        assert event.waiting_on == WAITING_ON[referral.state]


def require_sound(before: Referral, after: Referral) -> None:
    """Fail unless the step was one of the table's, or several, and the clock agrees with it."""
    assert after.state in TRANSITIONS
    assert before.state not in TERMINAL or after.state == before.state
    assert (after.state == "suspended") == bool(after.suspended_for)
    deadline = after.clock.deadline
    if deadline and deadline.running:
        assert WAITING_ON[after.state] in ("recipient", "capacity")
    assert after.escalation == 0 or after.state not in TERMINAL


def wakes_to_an_end(referral: Referral) -> bool:
    """Say whether waking the referral, again and again, ends: nothing is due for ever."""
    for _ in range(20):
        due = next_due(referral)
        if due is None:
            return True
        events = REFERRAL.decide(referral, ask(PassTime, at=due))
        assert events
        referral = reduce(REFERRAL.evolve, events, referral)
    return False
