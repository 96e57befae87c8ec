"""What a sender can ask of a referral, and what all commands have in common."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.referrals.domain.consent import KnownConsent
from services.referrals.domain.policy import Policy
from shared.domain.messages import Command

LegalBasis = Literal["consent", "public_task", "social_law", "child_protection"]
OverrideReason = Literal["agreed_with_agency", "directory_outdated", "continuity", "court_order"]
SuspensionReason = Literal["consent_gap", "restriction", "identity_doubt", "transfer"]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the recipient sees before it accepts; it cannot tell who the person is."""

    age_band: str
    language: str
    interpreter_needed: bool
    household_size: int | None = None
    needed_by: date | None = None
    document_types: list[str] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class ChosenDocument:
    """A document that the client chose to hand over; `entrusted` was marked when it was filed."""

    document_id: UUID
    kind: str
    entrusted: bool


@dataclass(frozen=True, kw_only=True)
class Part:
    """One of the referrals into which another is split."""

    referral_id: UUID
    service: str
    recipient: str


class OfReferral(Command):
    """Any step on the way of one referral."""

    referral_id: UUID
    at: datetime


class AboutSomebody(OfReferral):
    """A step that says for whom, where and what for."""

    case_id: UUID
    client_id: UUID
    municipality: str
    service: str
    recipient: str


class DraftReferral(AboutSomebody):
    """Prepare a referral; nobody else sees it yet. `capacity` is looked up at the door."""

    capacity: str | None = None


class ApproveDraft(OfReferral):
    """Second a disclosure that nobody may decide on alone; who asks is looked up at the door."""

    approved_by: str


class SubmitReferral(AboutSomebody):
    """Ask an institution to help a client.

    `consent` and all below it are looked up at the door: who is competent, the deadlines agreed
    on, the days on which the recipient is closed, other referrals for the same, a restriction.
    """

    plan_id: UUID | None = None
    measure_id: UUID | None = None
    legal_basis: LegalBasis
    citation: str | None = None
    consent_id: UUID | None = None
    data_classes: list[str]
    documents: list[ChosenDocument] = field(default_factory=list)
    contact_route: str | None = None
    urgent: bool
    preview: Preview
    submitted_by: str
    supersedes: UUID | None = None
    competence_override: OverrideReason | None = None
    consent: KnownConsent | None = None
    competent: list[str]
    policy: Policy = field(default_factory=Policy)
    closed: list[date] = field(default_factory=list)
    active: list[UUID] = field(default_factory=list)
    restricted: bool = False


class SignpostClient(AboutSomebody):
    """Point the client to an institution, on paper; nothing is disclosed."""


class ProvideInformation(OfReferral):
    """Answer the recipient's question."""


class ConfirmOutcome(OfReferral):
    """Close the loop: the outcome was talked over with the client."""


class ReopenService(OfReferral):
    """Contradict: the service is not over yet."""


class WithdrawReferral(OfReferral):
    """Take the referral back."""

    by: Literal["sender", "client"]


class SuspendReferral(OfReferral):
    """Halt everything for the moment."""

    reason: SuspensionReason


class ResumeReferral(OfReferral):
    """Go on where the referral was suspended.

    `reason` says what is over, if not everything is; `consent` is looked up at the door.
    """

    reason: SuspensionReason | None = None
    consent: KnownConsent | None = None


class SplitReferral(OfReferral):
    """End this referral in favour of several, which belong together as `group_id`."""

    group_id: UUID
    parts: list[Part]


class RaiseEscalation(OfReferral):
    """Turn to the coordination because an answer is overdue."""

    level: int


class MarkReferralInError(OfReferral):
    """Declare that this referral should never have been."""
