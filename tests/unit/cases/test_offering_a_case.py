"""An offer is accepted, declined, taken back, or expires; only then does anything else follow."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from services.cases.domain import transfer_events as told_
from services.cases.domain.commands import (
    AbortTransfer,
    AcceptTransfer,
    CompleteTransfer,
    DeclineTransfer,
    OfferTransfer,
    PassTransferTime,
)
from services.cases.domain.ending_events import CaseClosed
from services.cases.domain.errors import CutOverInThePast, NotAPerson, NoTransferConsent
from services.cases.domain.transfer import TRANSFER, TRANSITIONS, next_due
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command, Event, declared_events
from shared.testing.specification import given, shortest_ways
from tests.unit.cases.examples import CASE_ID, CLIENT_ID, DISTRICT, MOVE, NOON, TODAY, TRANSFER_ID
from tests.unit.cases.examples import told as case_told

EXPIRES = NOON + timedelta(days=14)
LATER = date(2025, 9, 15)
MIDNIGHT = datetime(2025, 9, 14, 22, 0, tzinfo=UTC)
KI = "k.ina"
DETAILS: dict[type[Event], dict[str, Any]] = {
    told_.CaseTransferOffered: {"expires_at": EXPIRES},
    told_.CaseTransferAccepted: {"cut_over_on": LATER, "manager": KI},
    told_.CaseTransferDeclined: {"reason_code": "no_capacity"},
    told_.CaseTransferAborted: {"reason_code": "client_stays"},
    told_.CaseTransferDue: {"manager": KI},
}
ASKED: dict[type[Command], tuple[type[Event], dict[str, Any]]] = {
    OfferTransfer: (
        told_.CaseTransferOffered,
        {"case_id": CASE_ID, "client_id": CLIENT_ID, **MOVE},
    ),
    AcceptTransfer: (
        told_.CaseTransferAccepted,
        {"manager": KI, "consent_known": True, "cut_over_on": LATER},
    ),
    DeclineTransfer: (told_.CaseTransferDeclined, {"reason_code": "no_capacity"}),
    AbortTransfer: (told_.CaseTransferAborted, {"reason_code": "client_stays"}),
    CompleteTransfer: (told_.CaseTransferCompleted, {}),
}
ONCE = {OfferTransfer, CompleteTransfer}


def ask(command: type[Command], **changed: Any) -> Command:
    fields = ASKED[command][1] if command in ASKED else {}
    return command(**{"transfer_id": TRANSFER_ID, "at": NOON, **fields, **changed})


def told(event: type[Event], **changed: Any) -> Event:
    ids = {"case_id": CASE_ID, "client_id": CLIENT_ID, **MOVE}
    return event(**{**ids, **DETAILS.get(event, {}), **changed})


HISTORIES = {
    state: [told(declared_events()[f"cases.{step}"]) for step in steps]
    for state, steps in shortest_ways(TRANSITIONS).items()
}
CELLS = [(state, command) for state in TRANSITIONS for command in ASKED]
ALLOWED = [
    (state, command)
    for state, command in CELLS
    if ASKED[command][0].type.partition(".")[2] in TRANSITIONS[state]
    and (state, command) != ("due", AbortTransfer)
]


def name(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "__name__", "")


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_what_the_table_allows_happens(state: str, command: type[Command]) -> None:
    event = told(ASKED[command][0])
    following = TRANSITIONS[state][event.type.partition(".")[2]]

    given(TRANSFER, *HISTORIES[state]).when(ask(command)).then(event)
    assert TRANSFER.replay([*HISTORIES[state], event]).state == following


@pytest.mark.parametrize(
    ("state", "command"), [cell for cell in CELLS if cell not in ALLOWED], ids=name
)
def test_what_it_does_not_allow_is_refused_or_passed_over(
    state: str, command: type[Command]
) -> None:
    asked = given(TRANSFER, *HISTORIES[state]).when(ask(command))
    if command in ONCE:
        asked.nothing_new()
    else:
        asked.refuses(IllegalTransition, state=state)


def test_every_state_and_every_command_is_walked_through() -> None:
    assert HISTORIES.keys() == TRANSITIONS.keys()
    assert {*ASKED, PassTransferTime} == TRANSFER.decisions.keys()


@pytest.mark.parametrize("day", [None, TODAY])
def test_who_takes_over_today_makes_it_due_at_once(day: date | None) -> None:
    given(TRANSFER, *HISTORIES["offered"]).when(ask(AcceptTransfer, cut_over_on=day)).then(
        told(told_.CaseTransferAccepted, cut_over_on=TODAY), told(told_.CaseTransferDue)
    )


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"cut_over_on": TODAY - timedelta(days=1)}, CutOverInThePast),
        ({"manager": DISTRICT}, NotAPerson),
        ({"consent_known": False}, NoTransferConsent),
    ],
)
def test_an_offer_is_accepted_by_somebody_for_a_day_and_with_consent(
    changed: dict[str, Any], refusal: Any
) -> None:
    given(TRANSFER, *HISTORIES["offered"]).when(ask(AcceptTransfer, **changed)).refuses(refusal)


def test_an_offer_expires_after_two_weeks() -> None:
    offered = given(TRANSFER, *HISTORIES["offered"])

    assert next_due(TRANSFER.replay(HISTORIES["offered"])) == EXPIRES
    offered.when(ask(PassTransferTime, at=EXPIRES - timedelta(seconds=1))).nothing_new()
    offered.when(ask(PassTransferTime, at=EXPIRES)).then(told(told_.CaseTransferExpired))


def test_the_case_is_handed_over_on_the_morning_of_the_day() -> None:
    accepted = given(TRANSFER, *HISTORIES["accepted"])

    assert next_due(TRANSFER.replay(HISTORIES["accepted"])) == MIDNIGHT
    accepted.when(ask(PassTransferTime, at=MIDNIGHT - timedelta(seconds=1))).nothing_new()
    accepted.when(ask(PassTransferTime, at=MIDNIGHT)).then(told(told_.CaseTransferDue))


@pytest.mark.parametrize("state", sorted(TRANSITIONS.keys() - {"offered", "accepted"}))
def test_nothing_else_waits_for_time_to_pass(state: str) -> None:
    assert next_due(TRANSFER.replay(HISTORIES[state])) is None
    given(TRANSFER, *HISTORIES[state]).when(
        ask(PassTransferTime, at=datetime(2030, 1, 1, tzinfo=UTC))
    ).nothing_new()


@pytest.mark.parametrize("reason", ["consent_withdrawn", "case_closed"])
def test_what_only_follows_from_the_facts_may_come_at_any_time(reason: str) -> None:
    aborted = told(told_.CaseTransferAborted, reason_code=reason)

    for state in ("offered", "accepted", "due"):
        given(TRANSFER, *HISTORIES[state]).when(ask(AbortTransfer, reason_code=reason)).then(
            aborted
        )
    for state in ("none", "declined", "expired", "aborted", "completed"):
        given(TRANSFER, *HISTORIES[state]).when(
            ask(AbortTransfer, reason_code=reason)
        ).nothing_new()


def test_events_of_other_things_leave_a_transfer_as_it_is() -> None:
    given(TRANSFER, *HISTORIES["offered"], case_told(CaseClosed)).when(ask(DeclineTransfer)).then(
        told(told_.CaseTransferDeclined)
    )
