"""Every cell of the matrix: what is listed happens, everything else is refused by name."""

import pytest

from services.referrals.domain.commands import ResumeReferral
from services.referrals.domain.events import ReferralResumed, ReferralSuspended
from services.referrals.domain.memory import evolve
from services.referrals.domain.referral import REFERRAL
from services.referrals.domain.transitions import (
    AFTER_ACCEPTANCE,
    BESIDE,
    PREVIOUS,
    TERMINAL,
    TRANSITIONS,
    WAITING_ON,
)
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command, Event, declared_events
from shared.testing.specification import given
from tests.unit.referrals.examples import (
    ASKED,
    BESIDE_THE_WAY,
    HISTORIES,
    ask,
    follows,
    told,
)

# What was agreed on with the field, written down a second time: the table must not drift from it.
AGREED = {
    "draft": "submitted",
    "submitted": "delivered failed",
    "failed": "submitted",
    "delivered": "acknowledged info_requested accepted rejected rerouted expired",
    "acknowledged": "info_requested waitlisted accepted rejected rerouted expired",
    "info_requested": "acknowledged expired",
    "waitlisted": "accepted rejected rerouted",
    "accepted": "scheduled in_progress info_requested rerouted rejected",
    "scheduled": "in_progress",
    "in_progress": "completed info_requested",
    "completed": "closed in_progress",
    "expired": "acknowledged accepted rejected rerouted",
    "suspended": "previous",
}
# Paper for the client is the other way to begin, and ends at once.
ON_PAPER = {"signposted"}
AT_ANY_TIME = {"withdrawn", "suspended", "entered_in_error"}

CELLS = [(state, command) for state in TRANSITIONS for command in ASKED]
ALLOWED = [
    (state, command)
    for state, command in CELLS
    if ASKED[command][0].type.partition(".")[2] in TRANSITIONS[state]
]
FORBIDDEN = [cell for cell in CELLS if cell not in ALLOWED]


def name(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "__name__", "")


def reached(state: str, event: type[Event]) -> str:
    """Return the state after `event`; the shortest way to a suspension begins in draft."""
    state = TRANSITIONS[state][event.type.partition(".")[2]]
    return "draft" if state == PREVIOUS else state


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_what_the_table_allows_happens(state: str, command: type[Command]) -> None:
    event = ASKED[command][0]
    expected = told(event, waiting_on=WAITING_ON[reached(state, event)])
    if hasattr(expected, "late"):
        expected = told(event, waiting_on=expected.waiting_on, late=state == "expired")

    [first, *others] = follows(HISTORIES[state], ask(command))
    assert first == expected
    assert {each.type.partition(".")[2] for each in others} <= BESIDE


@pytest.mark.parametrize(("state", "command"), FORBIDDEN, ids=name)
def test_what_the_table_does_not_allow_is_refused(state: str, command: type[Command]) -> None:
    given(REFERRAL, *HISTORIES[state]).when(ask(command)).refuses(
        IllegalTransition, state=state, asked=command.__name__
    )


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_after_an_event_the_referral_is_where_the_table_says(
    state: str, command: type[Command]
) -> None:
    event = ASKED[command][0]
    after = REFERRAL.replay([*HISTORIES[state], told(event)])

    assert after.state == reached(state, event)


@pytest.mark.parametrize("state", AGREED)
def test_the_table_leads_where_it_was_agreed_on(state: str) -> None:
    agreed = set(AGREED[state].split()) | AT_ANY_TIME

    assert set(TRANSITIONS[state].values()) - {state} == agreed - {state}


def test_nothing_follows_where_nothing_was_agreed_on() -> None:
    assert TRANSITIONS.keys() - AGREED.keys() - {"none"} == TERMINAL
    assert {
        "closed", "rejected", "rerouted", "withdrawn", "entered_in_error",
    } == TERMINAL - ON_PAPER  # fmt: skip


def test_every_state_can_be_reached() -> None:
    assert HISTORIES.keys() == TRANSITIONS.keys()


def test_every_state_knows_who_is_awaited() -> None:
    assert WAITING_ON.keys() == TRANSITIONS.keys() - {"none"}


def test_nobody_is_awaited_when_nothing_can_follow() -> None:
    assert {state for state, party in WAITING_ON.items() if party == "nobody"} == TERMINAL


def test_every_command_of_the_aggregate_is_walked_through() -> None:
    assert ASKED.keys() | BESIDE_THE_WAY.keys() == REFERRAL.decisions.keys()


def test_every_way_in_the_table_is_told_by_a_declared_event() -> None:
    named = {f"referrals.{event}" for ways in TRANSITIONS.values() for event in ways}

    declared = {type_ for type_ in declared_events() if type_.startswith("referrals.")}
    assert declared - named == {f"referrals.{event}" for event in BESIDE}
    assert named <= declared


@pytest.mark.parametrize("state", sorted(TRANSITIONS.keys() - TERMINAL - {"none", "suspended"}))
def test_whatever_was_suspended_goes_on_where_it_stood(state: str) -> None:
    suspended = [*HISTORIES[state], told(ReferralSuspended)]
    consent_id = REFERRAL.replay(suspended).consent_id
    resumed = told(ReferralResumed, waiting_on=WAITING_ON[state], consent_id=consent_id)

    assert follows(suspended, ask(ResumeReferral))[0] == resumed
    assert evolve(REFERRAL.replay(suspended), resumed).state == state


def test_the_package_can_only_be_opened_after_acceptance() -> None:
    assert {"accepted", "scheduled", "in_progress", "completed"} == AFTER_ACCEPTANCE


def test_what_is_no_event_of_a_referral_changes_none() -> None:
    referral = REFERRAL.replay(HISTORIES["accepted"])

    assert evolve(referral, Event()) == referral
