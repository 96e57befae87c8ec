"""Every cell of the table: what is listed happens, everything else is refused by name."""

from random import Random

import pytest
from hypothesis import given as all_of
from hypothesis import strategies as st

from services.cases.domain import commands
from services.cases.domain.case import CASE
from services.cases.domain.ending_events import EvaluationRecorded, FollowUpScheduled
from services.cases.domain.team_events import CaseManagerAssigned, CoverArranged
from services.cases.domain.transitions import ADMITTED, PREVIOUS, RETURNING, TRANSITIONS
from shared.domain.errors import IllegalTransition, Refusal
from shared.domain.messages import Command, Event
from shared.testing.specification import given
from tests.unit.cases.examples import ASKED, HISTORIES, ask, told

EVERYBODY = "paused transferring closed"
# What was agreed on with the field, written down a second time: the table must not drift from it.
AGREED = {
    "none": "enquired",
    "enquired": "intake not_admitted closed",
    "intake": f"assessment {EVERYBODY}",
    "assessment": f"planning {EVERYBODY}",
    "planning": f"linking {EVERYBODY}",
    "linking": f"monitoring {EVERYBODY}",
    "monitoring": f"assessment evaluation {EVERYBODY}",
    "evaluation": "closed",
    "paused": "previous transferring closed",
    "transferring": "previous closed",
    "closed": "assessment",
    "not_admitted": "",
}
# What some commands need to have happened before, whatever the state.
BEFORE: dict[type[Command], list[Event]] = {
    commands.EndCover: [told(CoverArranged)],
    commands.AssignManager: [told(CaseManagerAssigned, manager="a.other")],
    commands.ReleaseClient: [told(EvaluationRecorded)],
    commands.ReopenCase: [told(CaseManagerAssigned)],
    commands.RecordFollowUp: [told(FollowUpScheduled)],
    commands.PassTime: [told(FollowUpScheduled)],
}
AND_THEN: dict[type[Command], list[Event]] = {
    commands.AdmitCase: [told(CaseManagerAssigned)],
    commands.CutOverCase: [told(CaseManagerAssigned)],
    commands.ReleaseClient: [told(FollowUpScheduled)],
    commands.CloseCase: [told(FollowUpScheduled)],
}
CONSEQUENCES = {
    commands.TakeUpPlan,
    commands.StartMonitoring,
    commands.CutOverCase,
    commands.KeepCase,
    commands.PassTime,
}

CELLS = [(state, command) for state in TRANSITIONS for command in ASKED]
ALLOWED = [
    (state, command)
    for state, command in CELLS
    if ASKED[command][0].type.partition(".")[2] in TRANSITIONS[state]
]
REFUSED = [cell for cell in CELLS if cell not in ALLOWED and cell[1] not in CONSEQUENCES]
PASSED_OVER = [
    (state, command)
    for state, command in CELLS
    if (state, command) not in ALLOWED
    and command in CONSEQUENCES
    and not (command is commands.PassTime and state == "closed")
]


def name(value: object) -> str:
    return value if isinstance(value, str) else getattr(value, "__name__", "")


def before(state: str, command: type[Command]) -> list[Event]:
    """Return what happened: the way to the state, and what the command needs beside."""
    return [*HISTORIES[state], *BEFORE.get(command, [])]


@pytest.mark.parametrize(("state", "command"), ALLOWED, ids=name)
def test_what_the_table_allows_happens(state: str, command: type[Command]) -> None:
    changed = {"phase": state} if command is commands.InitiateTransfer else {}
    expected = [told(ASKED[command][0], **changed), *AND_THEN.get(command, [])]

    given(CASE, *before(state, command)).when(ask(command)).then(*expected)


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
    case = CASE.replay(before(state, command))
    expected = TRANSITIONS[state][event.type.partition(".")[2]]

    after = CASE.evolve(case, told(event))

    assert after.state == (case.previous[-1] if expected == PREVIOUS else expected)


@pytest.mark.parametrize("state", AGREED)
def test_the_table_leads_where_it_was_agreed_on(state: str) -> None:
    assert set(TRANSITIONS[state].values()) - {state} == set(AGREED[state].split())


def test_every_phase_can_be_reached() -> None:
    assert HISTORIES.keys() == TRANSITIONS.keys()


def test_every_command_of_the_case_is_walked_through() -> None:
    assert ASKED.keys() == CASE.decisions.keys()


def test_who_moves_while_the_case_is_paused_finds_it_paused_and_where_it_was_before() -> None:
    history = [*HISTORIES["linking"], *steps(commands.PauseCase, commands.InitiateTransfer)]

    handed_over = CASE.replay([*history, *steps(commands.CutOverCase)])
    assert (handed_over.state, handed_over.ownership_epoch) == ("paused", 2)
    resumed = CASE.replay([*history, *steps(commands.CutOverCase, commands.ResumeCase)])
    assert (resumed.state, resumed.previous) == ("linking", ())


def steps(*asked: type[Command]) -> list[Event]:
    return [told(ASKED[command][0]) for command in asked]


@all_of(st.integers(0, 2**32))
def test_whatever_is_asked_a_case_stands_somewhere_and_knows_the_way_back(seed: int) -> None:
    chance, case = Random(seed), CASE.initial
    for command in chance.choices(list(ASKED), k=200):
        try:
            events = CASE.decide(case, ask(command))
        except Refusal:
            continue
        for event in events:
            case = CASE.evolve(case, event)
        assert case.state in TRANSITIONS
        assert bool(case.previous) == (case.state in RETURNING)
        assert bool(case.manager) == (case.state in ADMITTED) or case.state == "closed"
