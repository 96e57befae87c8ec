"""What ends, halts or hastens a referral from outside: a lost consent, a doubt, a mistake."""

from services.referrals.domain.commands import (
    MarkReferralInError,
    RaiseEscalation,
    ResumeReferral,
    SuspendReferral,
    WithdrawReferral,
)
from services.referrals.domain.disclosing import recalled, require_basis
from services.referrals.domain.events import (
    ReferralMarkedInError,
    ReferralResumed,
    ReferralSuspended,
    ReferralWithdrawn,
    SuspensionEased,
)
from services.referrals.domain.platform_commands import (
    DeliverReferral,
    ExpireReferral,
    NoteDeliveryFailure,
)
from services.referrals.domain.platform_events import (
    EscalationRaised,
    ReferralDelivered,
    ReferralDeliveryFailed,
    ReferralExpired,
)
from services.referrals.domain.progress import Referral, require, tell
from shared.domain.messages import Event
from shared.domain.working_days import day_of


def deliver_referral(referral: Referral, command: DeliverReferral) -> list[Event]:
    """Put the referral into the recipient's inbox."""
    return [tell(referral, ReferralDelivered, command)]


def note_delivery_failure(referral: Referral, command: NoteDeliveryFailure) -> list[Event]:
    """Take note that the recipient cannot be reached; the sender may submit again."""
    return [tell(referral, ReferralDeliveryFailed, command)]


def withdraw_referral(referral: Referral, command: WithdrawReferral) -> list[Event]:
    """Take the referral back, and with it what the recipient has read."""
    withdrawn = tell(referral, ReferralWithdrawn, command, by=command.by)
    return [withdrawn, *recalled(referral, command, reason="taken_back", waiting_on="nobody")]


def mark_referral_in_error(referral: Referral, command: MarkReferralInError) -> list[Event]:
    """Undo what should never have been, and recall what the recipient has read."""
    marked = tell(referral, ReferralMarkedInError, command)
    return [marked, *recalled(referral, command, reason="taken_back", waiting_on="nobody")]


def suspend_referral(referral: Referral, command: SuspendReferral) -> list[Event]:
    """Halt the referral; without consent the recipient also loses what it has read."""
    suspended = tell(referral, ReferralSuspended, command, reason=command.reason)
    events: list[Event] = [] if command.reason in referral.suspended_for else [suspended]
    if command.reason != "consent_gap":
        return events
    return [*events, *recalled(referral, command, reason="consent", waiting_on="sender")]


def resume_referral(referral: Referral, command: ResumeReferral) -> list[Event]:
    """Go on where the referral was suspended, if its legal basis holds, or holds again."""
    require(referral, ReferralResumed, command)
    if command.reason and command.reason not in referral.suspended_for:
        return []
    if command.reason and len(referral.suspended_for) > 1:
        return [tell(referral, SuspensionEased, command, reason=command.reason)]
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
