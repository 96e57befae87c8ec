"""The little that cases reads of others, and of itself when it goes on with its own work."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.domain.messages import foreign


@foreign("cases.care_plan_agreed", versions={1})
class CarePlanAgreed:
    """Client and case manager agreed on a plan."""

    plan_id: UUID
    case_id: UUID


@foreign("clients.consent_granted", versions={1})
class ConsentGranted:
    """A client agreed to something."""

    consent_id: UUID
    client_id: UUID
    purpose: str
    valid_from: date
    valid_until: date


@foreign("clients.consent_withdrawn", versions={1})
class ConsentWithdrawn:
    """A client took a consent back."""

    consent_id: UUID
    client_id: UUID
    purpose: str


@dataclass(frozen=True, kw_only=True)
class OfReferral:
    """A fact about a referral in one of our cases."""

    referral_id: UUID
    case_id: UUID


@foreign("referrals.referral_submitted", versions={1})
class ReferralSubmitted(OfReferral):
    """An institution was asked to help, perhaps with a measure of a plan."""

    plan_id: UUID | None
    measure_id: UUID | None


@foreign("referrals.referral_accepted", versions={1})
class ReferralAccepted(OfReferral):
    """An institution promised to help."""


@foreign("referrals.service_started", versions={1})
class ServiceStarted(OfReferral):
    """An institution began to help."""


@foreign("referrals.outcome_confirmed", versions={1})
class OutcomeConfirmed(OfReferral):
    """A referral ended as it should, perhaps with a measure of a plan."""

    plan_id: UUID | None
    measure_id: UUID | None
    outcome: str


@foreign("referrals.referral_rejected", versions={1})
class ReferralRejected(OfReferral):
    """There will be no help there."""


@foreign("referrals.referral_rerouted", versions={1})
class ReferralRerouted(OfReferral):
    """Another referral takes its place."""


@foreign("referrals.referral_withdrawn", versions={1})
class ReferralWithdrawn(OfReferral):
    """The referral was taken back."""


@foreign("referrals.referral_marked_in_error", versions={1})
class ReferralMarkedInError(OfReferral):
    """The referral should never have been."""
