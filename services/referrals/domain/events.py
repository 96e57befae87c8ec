"""What has happened on the way of a referral through its sender; stored for ever.

No event names a sensitive service, nor what was disclosed, in its clear part: `service_shown` says
"protected" where `service`, which is sealed, says it.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.referrals.domain.commands import ChosenDocument, Preview
from services.referrals.domain.policy import Policy
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@dataclass(frozen=True, kw_only=True)
class ReferralEvent(Event):
    """What every reader needs, so that nobody has to look anything up."""

    referral_id: UUID
    case_id: UUID
    client_id: UUID
    recipient: str
    waiting_on: str
    at: datetime


@event("referrals.referral_drafted", subject="client_id")
class ReferralDrafted(ReferralEvent):
    """A referral was prepared; nobody else knows of it. A child follows its `parent_id`."""

    municipality: str
    service: Personal[str]
    service_shown: str
    parent_id: UUID | None
    group_id: UUID | None


@event("referrals.draft_approved")
class DraftApproved(ReferralEvent):
    """A second person agreed to what nobody may disclose alone."""

    approved_by: str


@event("referrals.capacity_warning_given")
class CapacityWarningGiven(ReferralEvent):
    """Whoever drafted the referral was told how little room the recipient has."""

    capacity: str


@event("referrals.referral_submitted", subject="client_id")
class ReferralSubmitted(ReferralEvent):
    """A case manager asked an institution to help a client.

    `policy` and `closed` are what its deadlines are counted by; one that does not expire is only
    escalated.
    """

    plan_id: UUID | None
    measure_id: UUID | None
    municipality: str
    service: Personal[str]
    service_shown: str
    legal_basis: str
    citation: Personal[str] | None
    consent_id: UUID | None
    data_classes: Personal[list[str]]
    documents: Personal[list[ChosenDocument]]
    contact_route: Personal[str] | None
    opaque: bool
    urgent: bool
    preview: Personal[Preview]
    submitted_by: str
    approved_by: str | None
    supersedes: UUID | None
    competence_override: str | None
    policy: Policy
    closed: list[date]
    expires: bool


@event("referrals.client_signposted", subject="client_id")
class ClientSignposted(ReferralEvent):
    """The client was pointed to an institution, on paper; it was told nothing."""

    municipality: str
    service: Personal[str]
    service_shown: str
    to: Personal[str]


@event("referrals.information_provided")
class InformationProvided(ReferralEvent):
    """The sender answered the recipient's question."""


@event("referrals.service_reopened")
class ServiceReopened(ReferralEvent):
    """The sender contradicted: the help is not over yet."""


@event("referrals.outcome_confirmed")
class OutcomeConfirmed(ReferralEvent):
    """The sender talked the outcome over with the client; the loop is closed."""

    plan_id: UUID | None
    measure_id: UUID | None
    outcome: str


@event("referrals.referral_withdrawn")
class ReferralWithdrawn(ReferralEvent):
    """The referral was taken back: `by` its sender, the client, or the move of the case.

    After a move it belongs to a new `owner`, who may find a successor drafted.
    """

    by: str
    to: str | None = None
    child_referral_id: UUID | None = None
    owner: str | None = None
    ownership_epoch: int | None = None
    municipality: str | None = None


@event("referrals.referral_suspended")
class ReferralSuspended(ReferralEvent):
    """Everything is halted until the reason is gone, and any other there was."""

    reason: str


@event("referrals.suspension_eased")
class SuspensionEased(ReferralEvent):
    """One of several reasons for the suspension is gone."""

    reason: str


@event("referrals.referral_resumed")
class ReferralResumed(ReferralEvent):
    """The referral goes on where it was suspended, resting on this consent if on any."""

    consent_id: UUID | None


@event("referrals.referral_split", subject="client_id")
class ReferralSplit(ReferralEvent):
    """Several referrals go on in place of this one, one of each for every child."""

    group_id: UUID
    children: list[UUID]
    to: list[str]
    services: Personal[list[str]]


@event("referrals.referral_marked_in_error")
class ReferralMarkedInError(ReferralEvent):
    """This referral should never have been."""
