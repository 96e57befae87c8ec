"""The little that steering reads: findings, what went wrong with referrals, and its own facts."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from shared.domain.messages import foreign


@foreign("cases.structural_finding_reported", versions={1})
class StructuralFindingReported:
    """A case manager has seen that something in the structure holds people up."""

    finding_id: UUID
    kind: str
    service: str
    municipality: str


@foreign("referrals.referral_submitted", versions={1})
class ReferralSubmitted:
    """A referral is on its way, for a service that is named only where it may be."""

    referral_id: UUID
    municipality: str
    service_shown: str


class AboutReferral(Protocol):
    """What is read of everything that went wrong with a referral."""

    @property
    def referral_id(self) -> UUID:
        """Which referral."""

    @property
    def client_id(self) -> UUID:
        """For whom; counted, and not kept."""

    @property
    def recipient(self) -> str:
        """With which institution."""


@foreign("referrals.referral_expired", versions={1})
class ReferralExpired:
    """An institution gave no answer."""

    referral_id: UUID
    client_id: UUID
    recipient: str


@foreign("referrals.escalation_raised", versions={1})
class EscalationRaised:
    """The coordination was called because an answer is overdue."""

    referral_id: UUID
    client_id: UUID
    recipient: str


@foreign("referrals.referral_rejected", versions={1})
class ReferralRejected:
    """An institution refused a referral, and said why."""

    referral_id: UUID
    client_id: UUID
    recipient: str
    code: str


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
