"""What referrals does when it hears of a fact. Pure: facts in, commands out."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from services.referrals.domain.calendar import day_of
from services.referrals.domain.commands import (
    DeliverReferral,
    ResumeReferral,
    SuspendReferral,
    WithdrawReferral,
)
from services.referrals.domain.consent import Disclosure, KnownConsent, covers
from services.referrals.foreign_events import (
    CaseClosed,
    ConsentGranted,
    ConsentWithdrawn,
    ReferralSubmitted,
)
from shared.domain.messages import Command

Found = tuple[datetime, Sequence[UUID]]
Halted = tuple[datetime, Sequence[tuple[UUID, Disclosure]]]


def when_referral_submitted(fact: ReferralSubmitted, found: Found) -> list[Command]:
    """Put the referral into the inbox, if it still waits for that."""
    at, submitted = found
    return [DeliverReferral(referral_id=referral_id, at=at) for referral_id in submitted]


def when_consent_withdrawn(fact: ConsentWithdrawn, found: Found) -> list[Command]:
    """Suspend every open referral that rested on the consent."""
    at, resting = found
    return [
        SuspendReferral(referral_id=referral_id, reason="consent_gap", at=at)
        for referral_id in resting
    ]


def when_consent_granted(fact: ConsentGranted, found: Halted) -> list[Command]:
    """Go on with what was suspended for want of such a consent."""
    at, halted = found
    consent = KnownConsent(**vars(fact), withdrawn=False)
    return [
        ResumeReferral(referral_id=referral_id, consent=consent, at=at)
        for referral_id, disclosure in halted
        if covers(consent, disclosure, day_of(at))
    ]


def when_case_closed(fact: CaseClosed, found: Found) -> list[Command]:
    """Take back what nobody would hear the answer to."""
    at, unfinished = found
    return [
        WithdrawReferral(referral_id=referral_id, by="sender", at=at) for referral_id in unfinished
    ]
