"""What a referral remembers of each event."""

from dataclasses import replace
from typing import Any

from services.referrals.domain import agency_events, events, platform_events
from services.referrals.domain.progress import Referral, stepped
from shared.domain.messages import Event
from shared.domain.working_days import day_of


def evolve(referral: Referral, event: Event) -> Referral:
    """Return `referral` as it stands after `event`."""
    referral = stepped(referral, event)
    for remember in (by_sender, by_recipient, by_platform):
        referral = remember(referral, event)
    return referral


def by_sender(referral: Referral, event: Event) -> Referral:
    """Return `referral` with what its sender said."""
    match event:
        case events.ReferralDrafted() | events.ClientSignposted():
            return replace(referral, service=event.service, **identity(event))
        case events.DraftApproved():
            return replace(referral, approved_by=event.approved_by)
        case events.ReferralSubmitted():
            return submitted(replace(referral, **identity(event)), event)
        case events.ReferralWithdrawn():
            return replace(referral, moved=event.owner is not None)
        case events.ReferralSuspended():
            return suspended(referral, event)
        case events.SuspensionEased():
            return eased(referral, event.reason)
        case events.ReferralResumed():
            return replace(referral, consent_id=event.consent_id)
        case _:
            return referral


def by_recipient(referral: Referral, event: Event) -> Referral:
    """Return `referral` with what its recipient said."""
    match event:
        case agency_events.InformationRequested():
            return replace(referral, asked_of=event.waiting_on, loops=event.loop)
        case agency_events.ReferralRerouted():
            return replace(referral, moved=event.owner is not None)
        case agency_events.ClientNoShowRecorded():
            return replace(referral, no_shows=event.times)
        case agency_events.ServiceStarted():
            return replace(referral, expected_end=event.expected_end)
        case agency_events.ServiceCompleted():
            return replace(referral, outcome=event.outcome, completed_on=event.completed_on)
        case agency_events.DisclosurePackageOpened():
            return replace(referral, holds_package=True)
        case agency_events.DisclosureRecallConfirmed():
            return replace(referral, recall_open=False)
        case _:
            return referral


def by_platform(referral: Referral, event: Event) -> Referral:
    """Return `referral` with what the platform said."""
    match event:
        case platform_events.EscalationRaised():
            return replace(referral, escalation=event.level)
        case platform_events.EscalationResolved():
            return replace(referral, escalation=0)
        case platform_events.DisclosureRecallRequested():
            return replace(referral, holds_package=False, recall_open=True)
        case platform_events.RerouteProposed():
            return replace(referral, proposed=tuple(event.competent))
        case platform_events.ReferralKept():
            return replace(referral, ownership_epoch=event.ownership_epoch)
        case _:
            return referral


def identity(event: events.ReferralEvent) -> dict[str, Any]:
    """Return what every event repeats."""
    names = ("referral_id", "case_id", "client_id", "recipient")
    return {name: getattr(event, name) for name in names}


def submitted(referral: Referral, event: events.ReferralSubmitted) -> Referral:
    """Return `referral` with what it was submitted with; erased classes are none."""
    return replace(
        referral,
        plan_id=event.plan_id,
        measure_id=event.measure_id,
        service=event.service,
        legal_basis=event.legal_basis,
        consent_id=event.consent_id,
        data_classes=tuple(event.data_classes or ()),
        expires=event.expires,
    )


def suspended(referral: Referral, event: events.ReferralSuspended) -> Referral:
    """Return `referral` with one more reason for its suspension."""
    since = day_of(event.at) if event.reason == "consent_gap" else referral.gap_since
    return replace(referral, suspended_for=(*referral.suspended_for, event.reason), gap_since=since)


def eased(referral: Referral, reason: str) -> Referral:
    """Return `referral` with one reason less for its suspension."""
    left = tuple(each for each in referral.suspended_for if each != reason)
    since = None if reason == "consent_gap" else referral.gap_since
    return replace(referral, suspended_for=left, gap_since=since)
