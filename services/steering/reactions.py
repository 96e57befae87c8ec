"""What steering does about what has happened: findings become obstacles, and obstacles follow."""

from datetime import datetime
from uuid import UUID, uuid5

from services.steering.domain.commands import (
    AssignObstacle,
    AttachProposal,
    DecideObstacle,
    PlaceOnAgenda,
    ReportObstacle,
    ReturnObstacle,
)
from services.steering.foreign_events import (
    DecisionIssued,
    MotionRejected,
    ProjectGroupFormed,
    ProposalSubmitted,
    SittingConvened,
    StructuralFindingReported,
)
from shared.domain.messages import Command

FINDINGS = UUID("5f1c7a0e-6d0b-5f43-9a53-2f6a1f0e9b27")


def obstacle_of(finding_id: UUID) -> UUID:
    """Return the id of the obstacle that a finding becomes: the same for every repeat."""
    return uuid5(FINDINGS, str(finding_id))


def when_structural_finding_reported(
    fact: StructuralFindingReported, at: datetime
) -> list[Command]:
    """Report an obstacle; of the case it was found in, nothing is carried over."""
    report = ReportObstacle(
        obstacle_id=obstacle_of(fact.finding_id),
        kind=fact.kind,
        service=fact.service,
        municipality=fact.municipality,
        source="case_manager",
        at=at,
    )
    return [report]


def when_project_group_formed(fact: ProjectGroupFormed) -> list[Command]:
    """Have the obstacle follow its group."""
    return [AssignObstacle(obstacle_id=fact.obstacle_id, group_id=fact.group_id)]


def when_proposal_submitted(fact: ProposalSubmitted) -> list[Command]:
    """Have the obstacle follow the proposal about it."""
    return [AttachProposal(obstacle_id=fact.obstacle_id, proposal_id=fact.proposal_id)]


def when_sitting_convened(fact: SittingConvened) -> list[Command]:
    """Have every obstacle on the agenda follow."""
    return [
        PlaceOnAgenda(
            obstacle_id=item.obstacle_id, sitting_id=fact.sitting_id, proposal_id=item.proposal_id
        )
        for item in fact.agenda
    ]


def when_decision_issued(fact: DecisionIssued) -> list[Command]:
    """Have the obstacle follow the decision about it."""
    decided = DecideObstacle(
        obstacle_id=fact.obstacle_id, proposal_id=fact.proposal_id, reference=fact.reference
    )
    return [decided]


def when_motion_rejected(fact: MotionRejected) -> list[Command]:
    """Give the obstacle back to its project group."""
    return [ReturnObstacle(obstacle_id=fact.obstacle_id, proposal_id=fact.proposal_id)]
