"""Within 72 hours somebody decides whether the authority is told, and writes down why."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from services.clients.domain.breach import BREACH, next_due
from services.clients.domain.breach_events import (
    BreachAssessmentOpened,
    BreachClosed,
    BreachDeadlinePassed,
    BreachDocumented,
)
from services.clients.domain.commands import (
    CloseBreach,
    DocumentBreach,
    OpenBreachAssessment,
    ReviewBreach,
)
from services.clients.domain.errors import BreachIsClosed, BreachNotDocumented, ReasonMissing
from shared.domain.errors import NotFound
from shared.testing.specification import given
from tests.unit.clients.examples import AT, REGISTERED, YUSUF

BREACH_ID = UUID("01959f40-0000-7000-8000-000000000040")
ENTRY_ID = UUID("01959f40-0000-7000-8000-000000000030")
DUE = AT + timedelta(hours=72)
IDS = {"breach_id": BREACH_ID, "entry_id": ENTRY_ID, "client_id": YUSUF}
OPEN = OpenBreachAssessment(**IDS, at=AT)
OPENED = BreachAssessmentOpened(**IDS, due_at=DUE)
DOCUMENT = DocumentBreach(
    breach_id=BREACH_ID, findings="A letter.", measures="Moved.", persons_concerned=1, at=AT
)
DOCUMENTED = BreachDocumented(**IDS, findings="A letter.", measures="Moved.", persons_concerned=1)
CLOSE = CloseBreach(breach_id=BREACH_ID, decision="no_risk", reason="Nobody had read it.", at=AT)
CLOSED = BreachClosed(**IDS, decision="no_risk", reason="Nobody had read it.")
REVIEW = ReviewBreach(breach_id=BREACH_ID, at=DUE)
PASSED = BreachDeadlinePassed(**IDS)


def test_the_clock_starts_once_and_runs_for_72_hours() -> None:
    given(BREACH).when(OPEN).then(OPENED)
    given(BREACH, OPENED).when(OPEN).nothing_new()
    assert next_due(BREACH.replay([OPENED])) == DUE
    assert next_due(BREACH.initial) is None


def test_what_happened_is_written_down_and_then_decided() -> None:
    given(BREACH, OPENED).when(DOCUMENT).then(DOCUMENTED)
    given(BREACH, OPENED, DOCUMENTED).when(CLOSE).then(CLOSED)
    given(BREACH, OPENED).when(CLOSE).refuses(BreachNotDocumented)


def test_neither_findings_nor_reasons_are_left_out() -> None:
    given(BREACH, OPENED).when(replace(DOCUMENT, findings=" ")).refuses(ReasonMissing)
    given(BREACH, OPENED, DOCUMENTED).when(replace(CLOSE, reason=" ")).refuses(ReasonMissing)


def test_that_the_time_is_over_is_told_once() -> None:
    early = replace(REVIEW, at=DUE - timedelta(seconds=1))

    given(BREACH, OPENED).when(early).nothing_new()
    given(BREACH, OPENED).when(REVIEW).then(PASSED)
    given(BREACH, OPENED, PASSED).when(REVIEW).nothing_new()
    given(BREACH, OPENED, DOCUMENTED, CLOSED).when(REVIEW).nothing_new()
    assert next_due(BREACH.replay([OPENED, DOCUMENTED, CLOSED, REGISTERED])) is None


@pytest.mark.parametrize("command", [DOCUMENT, CLOSE])
def test_only_an_open_assessment_is_worked_on(command: Any) -> None:
    given(BREACH).when(command).refuses(NotFound)
    given(BREACH, OPENED, DOCUMENTED, CLOSED).when(command).refuses(BreachIsClosed)
