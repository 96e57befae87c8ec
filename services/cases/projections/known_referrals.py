"""The referrals of our cases: which are still open, and in which somebody helps."""

from uuid import UUID

from services.cases.foreign_events import OfReferral
from shared.database import Session
from shared.messaging.envelope import Delivery

OPEN = """
    INSERT INTO known_referral (referral_id, tenant, case_id)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s)
    ON CONFLICT (referral_id) DO NOTHING
"""
ENGAGE = """
    INSERT INTO known_referral (referral_id, tenant, case_id, engaged)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s, true)
    ON CONFLICT (referral_id) DO UPDATE SET engaged = true
"""
END = """
    INSERT INTO known_referral (referral_id, tenant, case_id, open)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s, false)
    ON CONFLICT (referral_id) DO UPDATE SET open = false
"""
ENGAGED = """
    SELECT referral_id
      FROM known_referral
     WHERE case_id = %s AND engaged AND open
     ORDER BY referral_id
     LIMIT 1
"""


def submitted(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note of an open referral, unless its end was heard of first."""
    db.later(OPEN, vars(fact) | {"tenant": delivery.tenant})


def engaged(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note that somebody helps, or promised to."""
    db.later(ENGAGE, vars(fact) | {"tenant": delivery.tenant})


def ended(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note of an end."""
    db.later(END, vars(fact) | {"tenant": delivery.tenant})


def count_open(db: Session, case_id: UUID) -> int:
    """Return how many referrals of a case have not ended."""
    sql = "SELECT count(*) FROM known_referral WHERE case_id = %s AND open"
    return int(db.rows(sql, (case_id,))[0][0])


def engaged_in(db: Session, case_id: UUID) -> UUID | None:
    """Return a referral in which somebody helps, if there is one."""
    row = db.one(ENGAGED, (case_id,))
    return row["referral_id"] if row else None
