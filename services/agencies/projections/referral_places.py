"""Where a referral was to be answered, and for which service; whose it is, is not kept.

A referral is known by a digest of its id alone: enough to recognise it when it is refused.
"""

from hashlib import sha256
from uuid import UUID

from services.agencies.domain.circumstances import Place
from services.agencies.foreign_events import ReferralRejected, ReferralSubmitted
from shared.database import Session
from shared.messaging.envelope import Delivery

KEEP = """
    INSERT INTO referral_place (referral, tenant, service, municipality)
    VALUES (%s, %s, %s, %s)
    ON CONFLICT (referral) DO UPDATE
       SET service = excluded.service, municipality = excluded.municipality
"""
FIND = "SELECT service, municipality FROM referral_place WHERE referral = %s"


def keep(db: Session, fact: ReferralSubmitted, delivery: Delivery) -> None:
    """Remember where a referral went."""
    known = (digest(fact.referral_id), delivery.tenant, fact.service_shown, fact.municipality)
    db.execute(KEEP, known)


def place_of(db: Session, fact: ReferralRejected, delivery: Delivery) -> Place | None:
    """Return where the refused referral was, if it was ever submitted."""
    row = db.one(FIND, (digest(fact.referral_id),))
    return Place(**row, at=delivery.recorded_at) if row else None


def digest(referral_id: UUID) -> str:
    """Return what a referral is recognised by."""
    return sha256(referral_id.bytes).hexdigest()
