"""What has happened on the way of a referral; stored for ever.

No event names a sensitive service, nor what was disclosed, in its clear part: `service_shown` says
"protected" where `service`, which is sealed, says it.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.referrals.domain.commands import Preview
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


@event("referrals.referral_drafted", subject="client_id")
class ReferralDrafted(ReferralEvent):
    """A referral was prepared; nobody else knows of it."""

    municipality: str
    service: Personal[str]
    service_shown: str


@event("referrals.referral_submitted", subject="client_id")
class ReferralSubmitted(ReferralEvent):
    """A case manager asked an institution to help a client."""

    plan_id: UUID | None
    measure_id: UUID | None
    municipality: str
    service: Personal[str]
    service_shown: str
    legal_basis: str
    consent_id: UUID | None
    data_classes: Personal[list[str]]
    urgent: bool
    preview: Personal[Preview]
    submitted_by: str


@event("referrals.referral_delivered")
class ReferralDelivered(ReferralEvent):
    """The referral lies in the recipient's inbox."""


@event("referrals.referral_delivery_failed")
class ReferralDeliveryFailed(ReferralEvent):
    """The referral could not reach its recipient."""


@event("referrals.referral_acknowledged")
class ReferralAcknowledged(ReferralEvent):
    """The recipient is looking at the referral; `late` after it had expired."""

    late: bool


@event("referrals.information_requested", subject="client_id")
class InformationRequested(ReferralEvent):
    """The recipient needs something before it can go on."""

    missing: Personal[list[str]]


@event("referrals.information_provided")
class InformationProvided(ReferralEvent):
    """The sender answered the recipient's question."""


@event("referrals.referral_waitlisted")
class ReferralWaitlisted(ReferralEvent):
    """The recipient will help as soon as there is a place."""

    expected_on: date | None


@event("referrals.referral_accepted")
class ReferralAccepted(ReferralEvent):
    """The recipient promised to help; `late` after the referral had expired."""

    late: bool


@event("referrals.referral_rejected", subject="client_id")
class ReferralRejected(ReferralEvent):
    """There will be no help here; `by` says whether the agency or the client declined."""

    code: str
    by: str
    text: Personal[str] | None
    late: bool


@event("referrals.referral_rerouted")
class ReferralRerouted(ReferralEvent):
    """Another institution is to help; a new referral goes there."""

    to: str
    child_referral_id: UUID


@event("referrals.appointment_scheduled")
class AppointmentScheduled(ReferralEvent):
    """The client was offered a day."""

    on: date


@event("referrals.client_no_show_recorded")
class ClientNoShowRecorded(ReferralEvent):
    """The client did not come to the appointment."""


@event("referrals.service_started")
class ServiceStarted(ReferralEvent):
    """The help began."""


@event("referrals.service_completed")
class ServiceCompleted(ReferralEvent):
    """The recipient says that its help has ended."""

    outcome: str
    completed_on: date


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
    """The referral was taken back by its sender or the client."""

    by: str


@event("referrals.referral_suspended")
class ReferralSuspended(ReferralEvent):
    """Everything is halted until the reason is gone."""

    reason: str


@event("referrals.referral_resumed")
class ReferralResumed(ReferralEvent):
    """The referral goes on where it was suspended, resting on this consent if on any."""

    consent_id: UUID | None


@event("referrals.disclosure_package_opened", subject="client_id")
class DisclosurePackageOpened(ReferralEvent):
    """The recipient read these classes of the client's data, for this purpose."""

    classes: Personal[list[str]]
    purpose: Personal[str]


@event("referrals.disclosure_recall_requested")
class DisclosureRecallRequested(ReferralEvent):
    """The recipient, who has read the package, is asked to give up what it kept of it."""


@event("referrals.referral_expired")
class ReferralExpired(ReferralEvent):
    """Nobody answered in time; the coordination takes it up."""


@event("referrals.escalation_raised")
class EscalationRaised(ReferralEvent):
    """The coordination was asked to help because an answer is overdue."""

    level: int


@event("referrals.referral_marked_in_error")
class ReferralMarkedInError(ReferralEvent):
    """This referral should never have been."""
