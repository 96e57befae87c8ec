"""What the institution addressed can ask of a referral."""

from datetime import date
from typing import Literal
from uuid import UUID

from services.referrals.domain.commands import OfReferral
from services.referrals.domain.consent import KnownConsent

RejectionCode = Literal[
    "not_competent", "not_eligible", "at_capacity", "missing_documents",
    "missing_language_support", "duplicate_of", "client_declined", "client_not_reached",
    "out_of_area", "no_longer_possible", "other",
]  # fmt: skip
Outcome = Literal["achieved", "partly_achieved", "not_achieved", "broken_off"]
Asked = Literal["sender", "client"]
Kept = Literal["own_statutory_file"]


class ByRecipient(OfReferral):
    """A step that only the institution addressed may take; `agency` is who asks."""

    agency: str


class AcknowledgeReferral(ByRecipient):
    """Confirm that the referral is being looked at."""


class RequestInformation(ByRecipient):
    """Ask for what is missing; `of` is who has to bring it."""

    missing: list[str]
    of: Asked = "sender"


class PlaceOnWaitlist(ByRecipient):
    """Say that help is possible, later."""

    position: int | None = None
    expected_on: date | None = None


class UpdateWaitlistPosition(ByRecipient):
    """Say how the waiting goes on."""

    position: int | None = None
    expected_on: date | None = None


class AcceptReferral(ByRecipient):
    """Promise to help; `consent` is looked up at the door."""

    consent: KnownConsent | None = None


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
    """Begin to help; until when, if that is known."""

    expected_end: date | None = None


class CompleteService(ByRecipient):
    """Say that the help has ended, and how."""

    outcome: Outcome


class OpenPackage(ByRecipient):
    """Read what the client consented to; all of it, unless `data_classes` asks for less.

    `consent` is looked up at the door.
    """

    purpose: str
    data_classes: list[str] | None = None
    consent: KnownConsent | None = None


class ConfirmRecall(ByRecipient):
    """Confirm that what was read is given up; `kept_as` names what the law makes one keep."""

    kept_as: Kept | None = None
