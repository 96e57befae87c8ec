"""What the platform has done with a referral, because time passed or others acted; for ever.

Deadlines are told, not recomputed: a date that people were held to must be the same in every
replay, whatever a later calendar of holidays says.
"""

from datetime import date

from services.referrals.domain.events import ReferralEvent
from shared.domain.messages import event


@event("referrals.referral_delivered")
class ReferralDelivered(ReferralEvent):
    """The referral lies in the recipient's inbox."""


@event("referrals.referral_delivery_failed")
class ReferralDeliveryFailed(ReferralEvent):
    """The referral could not reach its recipient."""


@event("referrals.deadline_set")
class DeadlineSet(ReferralEvent):
    """From `since` on there are so many days for a step: it is due on that day."""

    kind: str
    since: date
    days: int
    due_on: date


@event("referrals.deadline_paused")
class DeadlinePaused(ReferralEvent):
    """Others are waited for; so many days are left for when it goes on."""

    kind: str
    days_left: int


@event("referrals.deadline_resumed")
class DeadlineResumed(ReferralEvent):
    """The recipient is waited for again, with what was left to it."""

    kind: str
    since: date
    days: int
    due_on: date


@event("referrals.closing_days_noted")
class ClosingDaysNoted(ReferralEvent):
    """The recipient is closed on these days; a deadline that runs was moved accordingly."""

    closed: list[date]


@event("referrals.reminder_sent")
class ReminderSent(ReferralEvent):
    """Somebody was reminded of a deadline: the recipient's clerk, or its lead."""

    to: str
    kind: str
    due_on: date


@event("referrals.escalation_raised")
class EscalationRaised(ReferralEvent):
    """The coordination was asked to help because an answer is overdue."""

    level: int


@event("referrals.escalation_resolved")
class EscalationResolved(ReferralEvent):
    """The answer came, or is not needed any more."""

    level: int


@event("referrals.referral_expired")
class ReferralExpired(ReferralEvent):
    """Nobody answered in time; the coordination takes it up."""


@event("referrals.disclosure_recall_requested")
class DisclosureRecallRequested(ReferralEvent):
    """The recipient, who has read the package, is asked to give up what it kept of it."""

    reason: str


@event("referrals.recipient_notified_of_correction")
class RecipientNotifiedOfCorrection(ReferralEvent):
    """The recipient, who has read the package, was told which fields have changed since."""

    changed: list[str]


@event("referrals.reroute_proposed")
class RerouteProposed(ReferralEvent):
    """The recipient is not competent any more; these are."""

    competent: list[str]


@event("referrals.referral_kept")
class ReferralKept(ReferralEvent):
    """The case moved to another municipality, and the recipient stays the right one there."""

    owner: str
    ownership_epoch: int
    municipality: str
