"""Which referrals a fact is about, and when it was recorded."""

from services.referrals import foreign_events as heard
from services.referrals.domain.findings import Found
from services.referrals.projections import places
from shared.database import Session
from shared.messaging.envelope import Delivery


def submitted(db: Session, fact: heard.ReferralSubmitted, delivery: Delivery) -> Found:
    """Return the referral if it still waits for its delivery, and the one it replaces."""
    waiting = places.in_state(db, fact.referral_id, "submitted")
    replaced = places.open_one(db, fact.supersedes) if fact.supersedes else []
    return Found(delivery.recorded_at, waiting, replaced)


def by_consent(
    db: Session, fact: heard.ConsentWithdrawn | heard.ConsentExpired, delivery: Delivery
) -> Found:
    """Return the open referrals that rest on a consent."""
    return Found(delivery.recorded_at, places.of_consent(db, fact.consent_id))


def by_client(db: Session, fact: heard.ProcessingRestricted, delivery: Delivery) -> Found:
    """Return the open referrals of a client."""
    return Found(delivery.recorded_at, places.of_client(db, fact.client_id))


def by_case(db: Session, fact: heard.CaseClosed, delivery: Delivery) -> Found:
    """Return the referrals of a case that have not ended."""
    return Found(delivery.recorded_at, places.of_case(db, fact.case_id))


def by_reading(db: Session, fact: heard.ClientDataCorrected, delivery: Delivery) -> Found:
    """Return the referrals of a client whose recipients have read a package."""
    return Found(delivery.recorded_at, places.holding(db, fact.client_id))


def by_mistake(db: Session, fact: heard.EntryMarkedInError, delivery: Delivery) -> Found:
    """Return the referral that was the mistake, and what else was read of that person."""
    mistaken = places.open_one(db, fact.entry_id)
    read = [place for place in places.holding(db, fact.client_id) if place not in mistaken]
    return Found(delivery.recorded_at, mistaken, read)
