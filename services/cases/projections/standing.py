"""How things stand here when a fact is heard of; each goes on as whoever keeps the case."""

from typing import Any

from services.cases.domain.standing import Found, Offer, Offered, Planned, Resting, Stand
from services.cases.foreign_events import (
    CaseClosed,
    CaseTransferDue,
    OfReferral,
    OfTransfer,
    OutcomeConfirmed,
    PlanSigned,
    ReferralSubmitted,
)
from services.cases.projections import (
    keeping,
    known_consents,
    known_referrals,
    owned_cases,
    plans_shown,
    transfers,
)
from shared.database import Session
from shared.domain.working_days import day_of
from shared.messaging.envelope import Delivery


def at_the_keeper(db: Session, fact: Any, delivery: Delivery) -> dict[str, Any]:
    """Go on as whoever keeps the case that a fact is about; return who that is, and when it was."""
    keeper = keeping.keeper_of(db, fact.case_id, delivery.tenant)
    if keeper != delivery.tenant:
        db.act_for(keeper)
    return {"at": delivery.recorded_at, "keeper": keeper}


def kept(db: Session, fact: OfTransfer, delivery: Delivery) -> Found:
    """Return who keeps the case."""
    return Found(**at_the_keeper(db, fact, delivery))


def stand(db: Session, fact: PlanSigned | OfReferral, delivery: Delivery) -> Stand:
    """Return how the case stands that a fact is about."""
    found = at_the_keeper(db, fact, delivery)
    return Stand(
        **found,
        state=owned_cases.state_of(db, fact.case_id),
        engaged=known_referrals.engaged_in(db, fact.case_id),
    )


def planned(db: Session, fact: ReferralSubmitted | OutcomeConfirmed, delivery: Delivery) -> Planned:
    """Return whether we know the measure that a referral names."""
    found = at_the_keeper(db, fact, delivery)
    return Planned(**found, known=plans_shown.is_planned(db, fact.plan_id, fact.measure_id))


def resting(db: Session, fact: OfReferral, delivery: Delivery) -> Resting:
    """Return the measure that rests on a referral."""
    found = at_the_keeper(db, fact, delivery)
    return Resting(**found, **plans_shown.measure_of(db, fact.referral_id) or {})


def offered(db: Session, fact: CaseTransferDue, delivery: Delivery) -> Offered:
    """Return whether the case still waits for its transfer, and the client still consents."""
    found = at_the_keeper(db, fact, delivery)
    row = keeping.case_in(db, fact.case_id)
    if row is None:
        return Offered(**found, state=None, consent_known=False)
    day = day_of(delivery.recorded_at)
    known = known_consents.to_transfer(db, row, fact.municipality, day)
    return Offered(**found, state=row["state"], consent_known=known)


def offer(db: Session, fact: CaseClosed, delivery: Delivery) -> Offer:
    """Return the transfer of a case that has not ended."""
    found = at_the_keeper(db, fact, delivery)
    return Offer(**found, transfer_id=transfers.open_of_case(db, fact.case_id))
