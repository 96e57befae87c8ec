"""What one case teaches about many is told without saying whose case it was."""

from typing import Any
from uuid import UUID

import pytest

from services.cases.domain.commands import ReportStructuralFinding
from services.cases.domain.ending_events import CaseClosed
from services.cases.domain.errors import CaseNotOpen
from services.cases.domain.finding import FINDING
from services.cases.domain.recording_events import StructuralFindingReported
from shared.testing.specification import given
from tests.unit.cases.examples import CASE_ID, CLIENT_ID, FINDING_ID, NOON, told

FOUND: dict[str, Any] = {
    "finding_id": FINDING_ID,
    "kind": "long_wait",
    "service": "integration_course",
    "municipality": "05974052",
}
REPORTED = StructuralFindingReported(**FOUND)


def report(case_state: str = "monitoring") -> ReportStructuralFinding:
    return ReportStructuralFinding(case_id=CASE_ID, case_state=case_state, at=NOON, **FOUND)


def test_a_finding_is_told_to_the_coordination() -> None:
    given(FINDING).when(report()).then(REPORTED)


def test_a_finding_leads_back_to_nobody() -> None:
    told_ids = {value for value in vars(REPORTED).values() if isinstance(value, UUID)}

    assert told_ids.isdisjoint({CASE_ID, CLIENT_ID})
    assert FINDING.stream_of(report()) == FINDING_ID


def test_a_finding_is_told_once() -> None:
    given(FINDING, REPORTED, told(CaseClosed)).when(report()).nothing_new()


@pytest.mark.parametrize("state", ["enquired", "closed", "not_admitted"])
def test_a_finding_comes_from_a_case_that_somebody_works_on(state: str) -> None:
    given(FINDING).when(report(case_state=state)).refuses(CaseNotOpen, state=state)
