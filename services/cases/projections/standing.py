"""How things stand here when a foreign fact is heard of."""

from services.cases.domain.standing import Planned, Stand
from services.cases.foreign_events import (
    CarePlanAgreed,
    OfReferral,
    OutcomeConfirmed,
    ReferralSubmitted,
)
from services.cases.projections import care_plans, case_files, known_referrals
from shared.database import Session
from shared.messaging.envelope import Delivery


def stand(db: Session, fact: CarePlanAgreed | OfReferral, delivery: Delivery) -> Stand:
    """Return how the case stands that a fact is about."""
    return Stand(
        at=delivery.recorded_at,
        state=case_files.state_of(db, fact.case_id),
        engaged=known_referrals.engaged_in(db, fact.case_id),
    )


def planned(db: Session, fact: ReferralSubmitted | OutcomeConfirmed, delivery: Delivery) -> Planned:
    """Return whether we know the measure that a referral names."""
    known = care_plans.is_planned(db, fact.plan_id, fact.measure_id)
    return Planned(at=delivery.recorded_at, known=known)
