"""The structural finding: a stream of its own, so that nothing leads back to the case."""

from dataclasses import dataclass
from typing import Final

from services.cases.domain.errors import CaseNotOpen
from services.cases.domain.recording_commands import ReportStructuralFinding
from services.cases.domain.recording_events import StructuralFindingReported
from services.cases.domain.transitions import ADMITTED
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A finding as the rules see it."""

    reported: bool = False


def evolve(finding: Finding, event: Event) -> Finding:
    """Return `finding` as it stands after `event`."""
    return Finding(reported=True) if isinstance(event, StructuralFindingReported) else finding


def report_structural_finding(finding: Finding, command: ReportStructuralFinding) -> list[Event]:
    """Tell the coordination once what stands in the way of many."""
    if finding.reported:
        return []
    if command.case_state not in ADMITTED:
        raise CaseNotOpen(state=command.case_state)
    return [
        StructuralFindingReported(
            finding_id=command.finding_id,
            kind=command.kind,
            service=command.service,
            municipality=command.municipality,
        )
    ]


FINDING: Final = Aggregate(
    category="finding",
    key="finding_id",
    initial=Finding(),
    evolve=evolve,
    beginnings=frozenset({ReportStructuralFinding}),
    commuting=frozenset({ReportStructuralFinding}),
    decisions={ReportStructuralFinding: report_structural_finding},
    about="What a case manager learned that stands in the way of many.",
)
