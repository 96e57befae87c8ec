"""What an institution leaves behind when it is none any more."""

from services.agencies.domain.circumstances import Left
from services.agencies.domain.offer import Offer, Opening
from services.agencies.foreign_events import AgencyDeactivated
from services.agencies.projections import competences, offers
from shared.database import Row, Session
from shared.messaging.envelope import Delivery


def left_behind(db: Session, fact: AgencyDeactivated, delivery: Delivery) -> Left:
    """Return what it was still competent for, and what it offered that its successor does not."""
    theirs = offers.offered_on(db, fact.into, fact.valid_from) if fact.into else {}
    own = offers.offered_on(db, fact.agency, fact.valid_from)
    return Left(
        competent_for=competences.services_from(db, fact.agency, fact.valid_from),
        offers={name: offer_in(row) for name, row in own.items() if name not in theirs},
        at=delivery.recorded_at,
    )


def offer_in(row: Row) -> Offer:
    """Return the offer that a row holds."""
    return Offer(**{**row, "schedule": [Opening(**each) for each in row["schedule"]]})
