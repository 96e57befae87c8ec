"""What can be asked of a referral."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.referrals.domain.consent import KnownConsent
from shared.domain.messages import Command

LegalBasis = Literal["consent", "public_task", "social_law", "child_protection"]
RejectionCode = Literal[
    "not_competent", "not_eligible", "at_capacity", "missing_documents",
    "missing_language_support", "duplicate_of", "client_declined", "client_not_reached",
    "out_of_area", "no_longer_possible", "other",
]  # fmt: skip
SuspensionReason = Literal["consent_gap", "restriction", "identity_doubt", "transfer"]
Outcome = Literal["achieved", "partly_achieved", "not_achieved", "broken_off"]


@dataclass(frozen=True, kw_only=True)
class Preview:
    """What the recipient sees before it accepts; it cannot tell who the person is."""

    age_band: str
    language: str
    interpreter_needed: bool
    household_size: int


class OfReferral(Command):
    """Any step on the way of one referral."""

    referral_id: UUID
    at: datetime


class ByRecipient(OfReferral):
    """A step that only the institution addressed may take; `agency` is who asks."""

    agency: str


class DraftReferral(OfReferral):
    """Prepare a referral; nobody else sees it yet."""

    case_id: UUID
    client_id: UUID
    municipality: str
    service: str
    recipient: str


class SubmitReferral(OfReferral):
    """Ask an institution to help a client; `consent` and `competent` are looked up at the door."""

    case_id: UUID
    client_id: UUID
    plan_id: UUID | None = None
    measure_id: UUID | None = None
    municipality: str
    service: str
    recipient: str
    legal_basis: LegalBasis
    consent_id: UUID | None = None
    data_classes: list[str]
    urgent: bool
    preview: Preview
    submitted_by: str
    consent: KnownConsent | None = None
    competent: list[str]


class DeliverReferral(OfReferral):
    """Put the referral into the recipient's inbox."""


class NoteDeliveryFailure(OfReferral):
    """Take note that the referral could not reach its recipient."""


class AcknowledgeReferral(ByRecipient):
    """Confirm that the referral is being looked at."""


class RequestInformation(ByRecipient):
    """Ask the sender for what is missing."""

    missing: list[str]


class ProvideInformation(OfReferral):
    """Answer the recipient's question."""


class PlaceOnWaitlist(ByRecipient):
    """Say that help is possible, later."""

    expected_on: date | None = None


class AcceptReferral(ByRecipient):
    """Promise to help."""


class RejectReferral(ByRecipient):
    """Say that there will be no help here, and why."""

    code: RejectionCode
    by: Literal["agency", "client"]
    text: str | None = None


class RerouteReferral(OfReferral):
    """Pass the referral on: `child_referral_id` is the new one; `agency`, if the recipient asks."""

    agency: str | None = None
    to: str
    child_referral_id: UUID


class ScheduleAppointment(ByRecipient):
    """Offer the client a day."""

    on: date


class RecordNoShow(ByRecipient):
    """Take note that the client did not come."""


class StartService(ByRecipient):
    """Begin to help."""


class CompleteService(ByRecipient):
    """Say that the help has ended, and how."""

    outcome: Outcome


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
    """Go on where the referral was suspended; `consent` is looked up at the door."""

    consent: KnownConsent | None = None


class OpenPackage(ByRecipient):
    """Read what the client consented to; all of it, unless `data_classes` asks for less.

    `consent` is looked up at the door.
    """

    purpose: str
    data_classes: list[str] | None = None
    consent: KnownConsent | None = None


class ExpireReferral(OfReferral):
    """Give up waiting for an answer; a late one still counts."""


class RaiseEscalation(OfReferral):
    """Turn to the coordination because an answer is overdue."""

    level: int


class MarkReferralInError(OfReferral):
    """Declare that this referral should never have been."""
