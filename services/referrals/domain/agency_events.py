"""What the institution addressed has done with a referral; stored for ever."""

from datetime import date
from uuid import UUID

from services.referrals.domain.events import ReferralEvent
from shared.domain.messages import event
from shared.domain.personal import Personal


@event("referrals.referral_acknowledged")
class ReferralAcknowledged(ReferralEvent):
    """The recipient is looking at the referral; `late` after it had expired."""

    late: bool


@event("referrals.information_requested", subject="client_id")
class InformationRequested(ReferralEvent):
    """The recipient needs something before it can go on; `loop` counts how often."""

    missing: Personal[list[str]]
    loop: int


@event("referrals.referral_waitlisted")
class ReferralWaitlisted(ReferralEvent):
    """The recipient will help as soon as there is a place."""

    position: int | None
    expected_on: date | None


@event("referrals.waitlist_position_updated")
class WaitlistPositionUpdated(ReferralEvent):
    """The recipient said how the waiting goes on."""

    position: int | None
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
    """Another institution is to help; a new referral goes there.

    `by` says who passed it on: agency, sender, or the move of the case to a new `owner`.
    """

    to: str
    child_referral_id: UUID
    by: str
    owner: str | None = None
    ownership_epoch: int | None = None
    municipality: str | None = None


@event("referrals.late_answer_noted", subject="client_id")
class LateAnswerNoted(ReferralEvent):
    """The previous authority answered after the case had moved; it changes nothing any more."""

    answer: str
    code: str | None
    text: Personal[str] | None


@event("referrals.appointment_scheduled")
class AppointmentScheduled(ReferralEvent):
    """The client was offered a day."""

    on: date


@event("referrals.client_no_show_recorded")
class ClientNoShowRecorded(ReferralEvent):
    """The client did not come to the appointment; `times` counts how often."""

    times: int


@event("referrals.service_started")
class ServiceStarted(ReferralEvent):
    """The help began."""

    expected_end: date | None


@event("referrals.service_completed")
class ServiceCompleted(ReferralEvent):
    """The recipient says that its help has ended."""

    outcome: str
    completed_on: date


@event("referrals.disclosure_package_released", subject="client_id")
class DisclosurePackageReleased(ReferralEvent):
    """The recipient accepted: from now on it may open these classes, while the basis holds."""

    classes: Personal[list[str]]


@event("referrals.disclosure_package_opened", subject="client_id")
class DisclosurePackageOpened(ReferralEvent):
    """The recipient read these classes of the client's data, for this purpose."""

    classes: Personal[list[str]]
    purpose: Personal[str]


@event("referrals.disclosure_recall_confirmed")
class DisclosureRecallConfirmed(ReferralEvent):
    """The recipient gave up what it had read, but for what it has to keep by law."""

    kept_as: str | None
