"""The little that steering reads of events: a finding of the cases service, and its own facts."""

from dataclasses import dataclass
from uuid import UUID

from shared.domain.messages import foreign


@foreign("cases.structural_finding_reported", versions={1})
class StructuralFindingReported:
    """A case manager has seen that something in the structure holds people up."""

    finding_id: UUID
    kind: str
    service: str
    municipality: str


@foreign("steering.project_group_formed", versions={1})
class ProjectGroupFormed:
    """A group works on the obstacle."""

    group_id: UUID
    obstacle_id: UUID


@foreign("steering.proposal_submitted", versions={1})
class ProposalSubmitted:
    """There is a proposal about the obstacle."""

    proposal_id: UUID
    obstacle_id: UUID


@dataclass(frozen=True, kw_only=True)
class AgendaItem:
    """A proposal on the agenda, and its obstacle."""

    proposal_id: UUID
    obstacle_id: UUID


@foreign("steering.sitting_convened", versions={1})
class SittingConvened:
    """A sitting will deal with these obstacles."""

    sitting_id: UUID
    agenda: list[AgendaItem]


@foreign("steering.decision_issued", versions={1})
class DecisionIssued:
    """It was decided what is done about the obstacle."""

    obstacle_id: UUID
    proposal_id: UUID
    reference: str


@foreign("steering.motion_rejected", versions={1})
class MotionRejected:
    """The proposal about the obstacle was rejected."""

    obstacle_id: UUID
    proposal_id: UUID
