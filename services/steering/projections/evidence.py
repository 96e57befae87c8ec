"""Evidence of obstacles, as the referrals give it: numbers of persons, and never a person."""

from services.steering import foreign_events as heard
from services.steering.domain.evidence import (
    ENOUGH,
    KIND_OF_REFUSAL,
    STEP,
    cell_of,
    person_in,
    referral_digest,
)
from services.steering.projections.questions import EvidenceAsked
from shared.database import Row, Session
from shared.domain.working_days import day_of
from shared.messaging.envelope import Delivery
from shared.paging import paged

PLACE = """
    INSERT INTO referral_place (referral, tenant, service, municipality)
    VALUES (%(referral)s, %(tenant)s, %(service)s, %(municipality)s)
    ON CONFLICT (referral) DO UPDATE
       SET service = excluded.service, municipality = excluded.municipality
"""
FIND = "SELECT service, municipality FROM referral_place WHERE referral = %s"
COUNT = """
    INSERT INTO evidence (tenant, kind, service, agency, municipality, month, person)
    VALUES (%(tenant)s, %(kind)s, %(service)s, %(agency)s, %(municipality)s, %(month)s, %(person)s)
    ON CONFLICT DO NOTHING
"""
CELLS = """
    SELECT jsonb_build_object('kind', kind, 'service', service, 'agency', agency,
                              'municipality', municipality, 'month', to_char(month, 'YYYY-MM'),
                              'persons', count(*) / %(step)s * %(step)s) AS item
      FROM evidence
     WHERE (%(kind)s IS NULL OR kind = %(kind)s)
       AND (%(service)s IS NULL OR service = %(service)s)
     GROUP BY kind, service, agency, municipality, month
    HAVING count(*) >= %(enough)s
     ORDER BY month DESC, kind, service, agency, municipality
"""


def place(db: Session, fact: heard.ReferralSubmitted, delivery: Delivery) -> None:
    """Remember where a referral went."""
    known = {
        "referral": referral_digest(fact.referral_id),
        "tenant": delivery.tenant,
        "service": fact.service_shown,
        "municipality": fact.municipality,
    }
    db.execute(PLACE, known)


def expired(db: Session, fact: heard.ReferralExpired, delivery: Delivery) -> None:
    """Count that an institution gave no answer at all."""
    count(db, "expired", fact, delivery)


def escalated(db: Session, fact: heard.EscalationRaised, delivery: Delivery) -> None:
    """Count that an answer was so late that the coordination was called."""
    count(db, "escalated", fact, delivery)


def rejected(db: Session, fact: heard.ReferralRejected, delivery: Delivery) -> None:
    """Count a refusal whose reason lies in the structure."""
    if kind := KIND_OF_REFUSAL.get(fact.code):
        count(db, kind, fact, delivery)


def count(db: Session, kind: str, fact: heard.AboutReferral, delivery: Delivery) -> None:
    """Count a person once in the cell to which the referral belongs."""
    where = db.one(FIND, (referral_digest(fact.referral_id),))
    if where is None:
        return
    day = day_of(delivery.occurred_at)
    cell = cell_of(kind, where["service"], fact.recipient, where["municipality"], day)
    person = person_in(cell, fact.client_id)
    db.execute(COUNT, {**vars(cell), "tenant": delivery.tenant, "person": person})


def page(db: Session, asked: EvidenceAsked) -> Row:
    """Return the cells with enough persons in them, roughly how many; the newest month first."""
    known = {"kind": asked.kind, "service": asked.service, "enough": ENOUGH, "step": STEP}
    return paged(db, CELLS, known, asked)
