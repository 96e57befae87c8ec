"""The little that cases reads of others, and of itself when it goes on with its own work."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.domain.messages import foreign


@dataclass(frozen=True, kw_only=True)
class PlanSigned:
    """Client and case manager agreed on a version of a plan."""

    plan_id: UUID
    case_id: UUID


@foreign("cases.care_plan_agreed", versions={1})
class CarePlanAgreed(PlanSigned):
    """They agreed on the first version."""


@foreign("cases.care_plan_revised", versions={1})
class CarePlanRevised(PlanSigned):
    """They agreed on another version."""


@foreign("cases.care_plan_conflict_resolved", versions={1})
class CarePlanConflictResolved(PlanSigned):
    """They agreed on a version that builds on somebody else's."""


@dataclass(frozen=True, kw_only=True)
class OfTransfer:
    """A fact about a transfer of one of our cases."""

    transfer_id: UUID
    case_id: UUID


@foreign("cases.case_transfer_initiated", versions={1})
class CaseTransferInitiated(OfTransfer):
    """Somebody moves to another municipality."""

    client_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str


@foreign("cases.case_transfer_due", versions={1})
class CaseTransferDue(OfTransfer):
    """The day of the handing over has come."""

    client_id: UUID
    municipality: str
    manager: str


@foreign("cases.case_transferred", versions={1})
class CaseTransferred(OfTransfer):
    """The case has changed hands."""


@foreign("cases.case_transfer_declined", versions={1})
class CaseTransferDeclined(OfTransfer):
    """The receiver does not take the case over."""


@foreign("cases.case_transfer_expired", versions={1})
class CaseTransferExpired(OfTransfer):
    """The receiver did not answer."""


@foreign("cases.case_transfer_aborted", versions={1})
class CaseTransferAborted(OfTransfer):
    """The offer was taken back."""


@foreign("cases.case_closed", versions={1})
class CaseClosed:
    """A case ended, perhaps while it was offered to somebody."""

    case_id: UUID


@foreign("clients.consent_granted", versions={1})
class ConsentGranted:
    """A client agreed to something; the marks stand for what it was."""

    consent_id: UUID
    client_id: UUID
    marks: list[str]
    valid_from: date
    valid_until: date


@foreign("clients.consent_narrowed", versions={1})
class ConsentNarrowed:
    """A client took a part of a consent back."""

    consent_id: UUID
    client_id: UUID
    marks: list[str]


@dataclass(frozen=True, kw_only=True)
class ConsentEnded:
    """A consent is gone."""

    consent_id: UUID
    client_id: UUID


@foreign("clients.consent_withdrawn", versions={1})
class ConsentWithdrawn(ConsentEnded):
    """A client took a consent back."""


@foreign("clients.consent_expired", versions={1})
class ConsentExpired(ConsentEnded):
    """The time of a consent is over."""


@dataclass(frozen=True, kw_only=True)
class OfLink:
    """A fact about two who may be the same person."""

    link_id: UUID
    client_id: UUID
    other_client_id: UUID


@foreign("clients.clients_merged", versions={1})
class ClientsMerged(OfLink):
    """Two are the same person."""


@foreign("clients.clients_unmerged", versions={1})
class ClientsUnmerged(OfLink):
    """Two are two after all."""


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


@foreign("referrals.referral_split", versions={1})
class ReferralSplit(OfReferral):
    """Several others take its place."""


@foreign("referrals.referral_suspended", versions={1})
class ReferralSuspended(OfReferral):
    """The referral cannot go on for the moment."""

    reason: str


@foreign("referrals.referral_resumed", versions={1})
class ReferralResumed(OfReferral):
    """The referral goes on."""


# After these there is nothing left to do in a referral.
ENDS = (
    OutcomeConfirmed,
    ReferralRejected,
    ReferralRerouted,
    ReferralSplit,
    ReferralWithdrawn,
    ReferralMarkedInError,
)
