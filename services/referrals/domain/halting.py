"""What ends, halts or hastens a referral from outside: a lost consent, a deadline, a mistake."""

from services.referrals.domain.calendar import day_of
from services.referrals.domain.commands import (
    ExpireReferral,
    MarkReferralInError,
    RaiseEscalation,
    ResumeReferral,
    SuspendReferral,
    WithdrawReferral,
)
from services.referrals.domain.disclosing import require_basis
from services.referrals.domain.events import (
    DisclosureRecallRequested,
    EscalationRaised,
    ReferralEvent,
    ReferralExpired,
    ReferralMarkedInError,
    ReferralResumed,
    ReferralSuspended,
    ReferralWithdrawn,
)
from services.referrals.domain.progress import Referral, known, require, tell
from shared.domain.messages import Event


def withdraw_referral(referral: Referral, command: WithdrawReferral) -> list[Event]:
    """Take the referral back, and with it what the recipient has read."""
    return with_recall(referral, tell(referral, ReferralWithdrawn, command, by=command.by))


def mark_referral_in_error(referral: Referral, command: MarkReferralInError) -> list[Event]:
    """Undo what should never have been, and recall what the recipient has read."""
    return with_recall(referral, tell(referral, ReferralMarkedInError, command))


def suspend_referral(referral: Referral, command: SuspendReferral) -> list[Event]:
    """Halt the referral; without consent the recipient also loses what it has read."""
    suspended = tell(referral, ReferralSuspended, command, reason=command.reason)
    return with_recall(referral, suspended) if command.reason == "consent_gap" else [suspended]


def resume_referral(referral: Referral, command: ResumeReferral) -> list[Event]:
    """Go on where the referral was suspended, if its legal basis holds, or holds again."""
    require(referral, ReferralResumed, command)
    classes, day = referral.data_classes, day_of(command.at)
    consent_id = require_basis(referral, command.consent, classes, day)
    return [tell(referral, ReferralResumed, command, consent_id=consent_id)]


def expire_referral(referral: Referral, command: ExpireReferral) -> list[Event]:
    """Give up waiting; the recipient may still answer."""
    return [tell(referral, ReferralExpired, command)]


def raise_escalation(referral: Referral, command: RaiseEscalation) -> list[Event]:
    """Turn to the coordination, once a level."""
    escalated = tell(referral, EscalationRaised, command, level=command.level)
    return [escalated] if command.level > referral.escalation else []


def with_recall(referral: Referral, event: ReferralEvent) -> list[Event]:
    """Return the event, followed by a recall where the recipient has opened the package."""
    if not referral.holds_package:
        return [event]
    return [event, DisclosureRecallRequested(**known(referral), waiting_on=event.waiting_on)]
