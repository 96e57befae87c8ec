"""Every cell of the table: what is listed happens, everything else is refused by name."""

import pytest

from services.cases.domain.case import CASE
from services.cases.domain.commands import StartMonitoring, TakeUpPlan
from services.cases.domain.events import CaseManagerAssigned
from services.cases.domain.transitions import TRANSITIONS
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command
from shared.testing.specification import given
from tests.unit.cases.examples import ASKED, HISTORIES, ask, told

# What was agreed on with the field, written down a second time: the table must not drift from it.
AGREED = {
    "none": "enquired",
    "enquired": "intake not_admitted closed",
    "intake": "assessment closed",
    "assessment": "planning closed",
    "planning": "linking closed",
    "linking": "monitoring closed",
    "monitoring": "closed",
    "closed": "assessment",
    "not_admitted": "",
}

CELLS = [(state, command) for state in TRANSITIONS for command in ASKED]
ALLOWED = [
    (state, command)
    for state, command in CELLS
    if ASKED[command][0].type.partition(".")[2] in TRANSITIONS[state]
]
CONSEQUENCES = {TakeUpPlan, StartMonitoring}
REFUSED = [cell for cell in CELLS if cell not in ALLOWED and cell[1] not in CONSEQUENCES]
PASSED_OVER = [cell for cell in CELLS if cell not in ALLOWED and cell[1] in CONSEQUENCES]


def name(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "__name__", "")


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_what_the_table_allows_happens(state: str, command: type[Command]) -> None:
    expected = [told(ASKED[command][0])]
    if command.__name__ == "AdmitCase":
        expected.append(told(CaseManagerAssigned))

    given(CASE, *HISTORIES[state]).when(ask(command)).then(*expected)


@pytest.mark.parametrize(("state", "command"), REFUSED, ids=name)
def test_what_the_table_does_not_allow_is_refused(state: str, command: type[Command]) -> None:
    given(CASE, *HISTORIES[state]).when(ask(command)).refuses(
        IllegalTransition, state=state, asked=command.__name__
    )


@pytest.mark.parametrize(("state", "command"), PASSED_OVER, ids=name)
def test_a_consequence_that_comes_too_late_or_too_early_changes_nothing(
    state: str, command: type[Command]
) -> None:
    given(CASE, *HISTORIES[state]).when(ask(command)).nothing_new()


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_after_an_event_the_case_is_where_the_table_says(
    state: str, command: type[Command]
) -> None:
    event = ASKED[command][0]
    after = CASE.replay([*HISTORIES[state], told(event)])

    assert after.state == TRANSITIONS[state][event.type.partition(".")[2]]


@pytest.mark.parametrize("state", AGREED)
def test_the_table_leads_where_it_was_agreed_on(state: str) -> None:
    assert set(TRANSITIONS[state].values()) - {state} == set(AGREED[state].split())


def test_every_phase_can_be_reached() -> None:
    assert HISTORIES.keys() == TRANSITIONS.keys()


def test_every_command_of_the_case_is_walked_through() -> None:
    assert ASKED.keys() == CASE.decisions.keys()
