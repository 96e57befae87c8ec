"""What a consent that comes, or becomes narrower, means for each referral of the client."""

from datetime import datetime
from uuid import UUID

from services.referrals import foreign_events as heard
from services.referrals.domain.consent import Disclosure, KnownConsent
from services.referrals.domain.findings import Place, Resting
from services.referrals.projections import known_consents, places
from shared.database import Row, Session
from shared.domain.working_days import day_of
from shared.messaging.envelope import Delivery

Found = tuple[datetime, list[Resting]]


def narrowed(db: Session, fact: heard.ConsentNarrowed, delivery: Delivery) -> Found:
    """Return the referrals that rest on a consent, with what is left of it."""
    rows = places.rows_of(db, places.of_consent(db, fact.consent_id), delivery.tenant)
    return delivery.recorded_at, [
        resting(place, row, known_consents.named(db, fact.consent_id, wanted(row)))
        for place, row in rows
    ]


def halted_by_consent(db: Session, fact: heard.ConsentGranted, delivery: Delivery) -> Found:
    """Return what a new consent could bring back to life."""
    return delivery.recorded_at, [
        resting(place, row, known_consents.named(db, fact.consent_id, wanted(row)))
        for place, row in halted(db, fact.client_id, "consent_gap", delivery)
    ]


def halted_by_restriction(
    db: Session, fact: heard.ProcessingUnrestricted, delivery: Delivery
) -> Found:
    """Return what was suspended because nothing might be disclosed, with the best consent."""
    day = day_of(delivery.recorded_at)
    return delivery.recorded_at, [
        resting(place, row, known_consents.best(db, wanted(row), day))
        for place, row in halted(db, fact.client_id, "restriction", delivery)
    ]


def halted(
    db: Session, client_id: UUID, reason: str, delivery: Delivery
) -> list[tuple[Place, Row]]:
    """Return the client's referrals that were suspended for a reason, and not erased since."""
    rows = places.rows_of(db, places.of_client(db, client_id), delivery.tenant)
    return [(place, row) for place, row in rows if reason in row["suspended_for"]]


def wanted(row: Row) -> Row:
    """Return what a consent has to cover for a referral."""
    return known_consents.wanted_of(row)


def resting(place: Place, row: Row, consent: Row | None) -> Resting:
    """Return what a reaction needs to know of a referral."""
    classes = row["data_classes"] or []
    return Resting(
        place,
        row["legal_basis"] or "",
        Disclosure(client_id=row["client_id"], data_classes=classes),
        KnownConsent(**consent) if consent else None,
    )
