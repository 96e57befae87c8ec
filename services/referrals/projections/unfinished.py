"""Which referrals a fact is about, of those that have not ended."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.referrals.domain.consent import Disclosure
from services.referrals.domain.package import purpose_of
from services.referrals.domain.transitions import TERMINAL, TRANSITIONS
from services.referrals.foreign_events import (
    CaseClosed,
    ConsentGranted,
    ConsentWithdrawn,
    ReferralSubmitted,
)
from services.referrals.projections import known_consents
from shared.database import Session
from shared.messaging.envelope import Delivery

Found = tuple[datetime, list[UUID]]
Halted = tuple[datetime, list[tuple[UUID, Disclosure]]]

HALTED = """
    SELECT referral_id, client_id, recipient, service, data_classes
      FROM referral
     WHERE client_id = %s AND state = 'suspended' AND suspended_for = 'consent_gap'
       AND service IS NOT NULL AND data_classes IS NOT NULL
     ORDER BY referral_id
"""

ENDED: Final = sorted(TERMINAL)
NOT_SUSPENDABLE: Final = sorted(
    state for state, ways in TRANSITIONS.items() if "referral_suspended" not in ways
)


def undelivered(db: Session, fact: ReferralSubmitted, delivery: Delivery) -> Found:
    """Return the referral if it still waits for its delivery."""
    sql = "SELECT referral_id FROM referral WHERE referral_id = %s AND state = 'submitted'"
    return delivery.recorded_at, ids(db, sql, (fact.referral_id,))


def resting_on(db: Session, fact: ConsentWithdrawn, delivery: Delivery) -> Found:
    """Return the referrals that rest on a consent and can be suspended."""
    sql = "SELECT referral_id FROM referral WHERE consent_id = %s AND NOT state = ANY(%s)"
    return delivery.recorded_at, ids(db, sql, (fact.consent_id, NOT_SUSPENDABLE))


def of_case(db: Session, fact: CaseClosed, delivery: Delivery) -> Found:
    """Return the referrals of a case that have not ended."""
    sql = "SELECT referral_id FROM referral WHERE case_id = %s AND NOT state = ANY(%s)"
    return delivery.recorded_at, ids(db, sql, (fact.case_id, ENDED))


def halted(db: Session, fact: ConsentGranted, delivery: Delivery) -> Halted:
    """Return what a new consent could bring back to life, and what each would disclose."""
    consent = known_consents.of_id(db, fact.consent_id)
    if consent is None or consent["withdrawn"]:
        return delivery.recorded_at, []
    disclosures = [
        (
            row["referral_id"],
            Disclosure(
                client_id=row["client_id"],
                recipient=row["recipient"],
                purpose=purpose_of(row["service"]),
                data_classes=row["data_classes"],
            ),
        )
        for row in db.all(HALTED, (fact.client_id,))
    ]
    return delivery.recorded_at, disclosures


def ids(db: Session, sql: str, parameters: tuple[object, ...]) -> list[UUID]:
    """Return the ids that `sql` finds, always in the same order."""
    return sorted(row["referral_id"] for row in db.all(sql, parameters))
