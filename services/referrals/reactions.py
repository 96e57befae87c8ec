"""What referrals does when it hears of a fact. Pure: facts in, commands out.

Referrals are kept under the tenant that began them: each command says for whom it is.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from services.referrals import foreign_events as heard
from services.referrals.domain import findings, platform_commands
from services.referrals.domain.commands import (
    MarkReferralInError,
    ResumeReferral,
    SuspendReferral,
    SuspensionReason,
    WithdrawReferral,
)
from services.referrals.domain.consent import covers
from services.referrals.domain.findings import Found, Place
from shared.domain.messages import Command
from shared.domain.working_days import day_of
from shared.messaging.elsewhere import For


def when_referral_submitted(fact: heard.ReferralSubmitted, found: Found) -> list[For]:
    """Put the referral into the inbox, and take back the one that it replaces."""
    return [
        *each(platform_commands.DeliverReferral, found.at, found.places),
        *each(WithdrawReferral, found.at, found.others, by="sender"),
    ]


def when_referral_ended(
    fact: object, found: tuple[datetime, Sequence[findings.Child]]
) -> list[For]:
    """Draft what follows a referral that was passed on, for whoever owns it now."""
    at, children = found
    return [
        For(child.tenant, platform_commands.DraftChild(at=at, **child.draft)) for child in children
    ]


def when_consent_ended(
    fact: heard.ConsentWithdrawn | heard.ConsentExpired, found: Found
) -> list[For]:
    """Suspend every open referral that rested on the consent."""
    return each(SuspendReferral, found.at, found.places, reason="consent_gap")


def when_consent_narrowed(
    fact: heard.ConsentNarrowed, found: tuple[datetime, Sequence[findings.Resting]]
) -> list[For]:
    """Suspend what the rest of the consent no longer covers."""
    at, resting = found
    lost = [one.place for one in resting if not is_covered(one, at)]
    return each(SuspendReferral, at, lost, reason="consent_gap")


def when_consent_granted(
    fact: heard.ConsentGranted, found: tuple[datetime, Sequence[findings.Resting]]
) -> list[For]:
    """Go on with what was suspended for want of such a consent."""
    at, resting = found
    covered = [one for one in resting if is_covered(one, at)]
    return [resumption(one, at, "consent_gap") for one in covered]


def when_processing_restricted(fact: heard.ProcessingRestricted, found: Found) -> list[For]:
    """Suspend everything that is open for a client of whom nothing may be disclosed."""
    return each(SuspendReferral, found.at, found.places, reason="restriction")


def when_processing_unrestricted(
    fact: heard.ProcessingUnrestricted, found: tuple[datetime, Sequence[findings.Resting]]
) -> list[For]:
    """Go on with what was suspended for that; without a consent by now, it waits for one."""
    at, resting = found
    lost = [
        one.place for one in resting if one.legal_basis == "consent" and not is_covered(one, at)
    ]
    return [
        *each(SuspendReferral, at, lost, reason="consent_gap"),
        *(resumption(one, at, "restriction") for one in resting),
    ]


def when_client_data_corrected(fact: heard.ClientDataCorrected, found: Found) -> list[For]:
    """Tell everybody who has read a package what has changed."""
    changed = list(fact.changed)
    return each(platform_commands.NotifyOfCorrection, found.at, found.places, changed=changed)


def when_entry_marked_in_error(fact: heard.EntryMarkedInError, found: Found) -> list[For]:
    """Undo the referral that was a mistake, and recall what was read of the wrong person."""
    return [
        *each(MarkReferralInError, found.at, found.places),
        *each(platform_commands.RequestRecall, found.at, found.others, reason="wrong_person"),
    ]


def when_competence_changed(
    fact: object, found: tuple[datetime, Sequence[findings.Answerable]]
) -> list[For]:
    """Propose to pass on what lies with somebody who is not competent any more."""
    at, answerable = found
    return [
        For(
            one.place.tenant,
            platform_commands.ProposeReroute(
                referral_id=one.place.referral_id, at=at, competent=one.competent
            ),
        )
        for one in answerable
    ]


def when_closing_days_set(
    fact: heard.ClosingDaysSet, found: tuple[datetime, Sequence[findings.Closed]]
) -> list[For]:
    """Count the deadlines on with the days on which the recipient is closed."""
    at, closed = found
    return [
        For(
            one.place.tenant,
            platform_commands.NoteClosingDays(
                referral_id=one.place.referral_id, at=at, closed=one.days
            ),
        )
        for one in closed
    ]


def when_case_closed(fact: heard.CaseClosed, found: Found) -> list[For]:
    """Take back what nobody would hear the answer to."""
    return each(WithdrawReferral, found.at, found.places, by="sender")


def when_case_transferred(
    fact: heard.CaseTransferred, found: tuple[datetime, Sequence[findings.Moving]]
) -> list[For]:
    """Have each referral decide what becomes of it under the new owner."""
    at, moving = found
    return [
        For(
            one.place.tenant,
            platform_commands.MoveReferral(
                referral_id=one.place.referral_id,
                at=at,
                owner=fact.to_tenant,
                ownership_epoch=fact.ownership_epoch,
                municipality=fact.municipality,
                competent=one.competent,
                child_referral_id=one.child_referral_id,
            ),
        )
        for one in moving
    ]


def each(
    command: Callable[..., Command], at: datetime, places: Sequence[Place], **fields: Any
) -> list[For]:
    """Return the same command for each referral, on the data of its tenant."""
    return [
        For(place.tenant, command(referral_id=place.referral_id, at=at, **fields))
        for place in places
    ]


def is_covered(one: findings.Resting, at: datetime) -> bool:
    """Say whether the consent found carries all that the referral would disclose."""
    return one.consent is not None and covers(one.consent, one.disclosure, day_of(at))


def resumption(one: findings.Resting, at: datetime, reason: SuspensionReason) -> For:
    """Return the command that lifts one reason for a suspension."""
    command = ResumeReferral(
        referral_id=one.place.referral_id,
        at=at,
        reason=reason,
        consent=one.consent,
    )
    return For(one.place.tenant, command)
