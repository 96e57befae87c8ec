"""The referrals of our cases: which are still open, and in which somebody helps."""

from typing import Final
from uuid import UUID

from services.cases.foreign_events import OfReferral
from services.cases.projections.keeping import keeper_of
from shared.database import Session
from shared.messaging.envelope import Delivery

OPEN: Final = """
    INSERT INTO known_referral (referral_id, tenant, case_id)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s)
    ON CONFLICT (referral_id) DO NOTHING
"""
ENGAGE: Final = """
    INSERT INTO known_referral (referral_id, tenant, case_id, engaged)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s, true)
    ON CONFLICT (referral_id) DO UPDATE SET engaged = true
"""
END: Final = """
    INSERT INTO known_referral (referral_id, tenant, case_id, open)
    VALUES (%(referral_id)s, %(tenant)s, %(case_id)s, false)
    ON CONFLICT (referral_id) DO UPDATE SET open = false
"""
ENGAGED: Final = """
    SELECT referral_id
      FROM known_referral
     WHERE case_id = %s AND engaged AND open
     ORDER BY referral_id
     LIMIT 1
"""
STILL_OPEN: Final = """
    SELECT referral_id FROM known_referral WHERE case_id = %s AND open ORDER BY referral_id
"""


def submitted(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note of an open referral, unless its end was heard of first."""
    note(db, OPEN, fact, delivery)


def engaged(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note that somebody helps, or promised to."""
    note(db, ENGAGE, fact, delivery)


def ended(db: Session, fact: OfReferral, delivery: Delivery) -> None:
    """Take note of an end."""
    note(db, END, fact, delivery)


def note(db: Session, sql: str, fact: OfReferral, delivery: Delivery) -> None:
    """Take note where the case is kept, whoever made the referral."""
    keeper = keeper_of(db, fact.case_id, delivery.tenant)
    if keeper == delivery.tenant:
        db.later(sql, vars(fact) | {"tenant": keeper})
        return
    db.act_for(keeper)
    db.later(sql, vars(fact) | {"tenant": keeper})
    db.act_for(delivery.tenant)


def open_in(db: Session, case_id: UUID) -> list[UUID]:
    """Return the referrals of a case that have not ended."""
    return [row["referral_id"] for row in db.all(STILL_OPEN, (case_id,))]


def engaged_in(db: Session, case_id: UUID) -> UUID | None:
    """Return a referral in which somebody helps, if there is one."""
    row = db.one(ENGAGED, (case_id,))
    return row["referral_id"] if row else None
