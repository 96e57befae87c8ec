"""What a change of competences, of closing days or of a case's municipality means for referrals."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import uuid5

from services.referrals import foreign_events as heard
from services.referrals.domain.findings import Answerable, Closed, Moving, Place
from services.referrals.projections import competences, known_agencies, places
from shared.database import Row, Session
from shared.domain.working_days import day_of
from shared.messaging.envelope import Delivery


def by_jurisdiction(
    db: Session, fact: heard.JurisdictionAssigned | heard.JurisdictionEnded, delivery: Delivery
) -> tuple[datetime, list[Answerable]]:
    """Return the open referrals for a service from a municipality."""
    day = day_of(delivery.recorded_at)
    if isinstance(fact, heard.JurisdictionEnded):
        day = max(day, fact.ends_on + timedelta(days=1))
    else:
        day = max(day, fact.valid_from)
    rows = places.rows_of(db, places.of_municipality(db, fact.municipality), delivery.tenant)
    concerned = [(place, row) for place, row in rows if row["service"] == fact.service]
    return delivery.recorded_at, answerable(db, concerned, day)


def by_agency(
    db: Session, fact: heard.AgencyDeactivated, delivery: Delivery
) -> tuple[datetime, list[Answerable]]:
    """Return the open referrals to an institution that will be no more."""
    day = max(day_of(delivery.recorded_at), fact.valid_from)
    rows = places.rows_of(db, places.of_recipient(db, fact.agency), delivery.tenant)
    return delivery.recorded_at, answerable(db, rows, day)


def answerable(db: Session, rows: Iterable[tuple[Place, Row]], day: date) -> list[Answerable]:
    """Return the referrals that were sent, with who is competent for them on a day."""
    return [
        Answerable(place, competent(db, row, row["municipality"], day))
        for place, row in rows
        if row["addressed_to"] and not row["competence_override"]
    ]


def by_closing(
    db: Session, fact: heard.ClosingDaysSet, delivery: Delivery
) -> tuple[datetime, list[Closed]]:
    """Return the open referrals to whoever is closed."""
    found = (
        places.of_recipient(db, fact.agency)
        if fact.agency
        else places.of_municipality(db, fact.municipality or "")
    )
    return delivery.recorded_at, [
        Closed(place, known_agencies.closed(db, row["recipient"], row["municipality"]))
        for place, row in places.rows_of(db, found, delivery.tenant)
    ]


def by_move(
    db: Session, fact: heard.CaseTransferred, delivery: Delivery
) -> tuple[datetime, list[Moving]]:
    """Return the open referrals of a case, with who is competent where it is now."""
    day = day_of(delivery.recorded_at)
    rows = places.rows_of(db, places.of_case(db, fact.case_id), delivery.tenant)
    return delivery.recorded_at, [
        Moving(
            place,
            competent(db, row, fact.municipality, day),
            uuid5(place.referral_id, f"moved:{fact.ownership_epoch}"),
        )
        for place, row in rows
    ]


def competent(db: Session, row: Row, municipality: str, day: date) -> list[str]:
    """Return who is competent for a referral's service in a municipality on a day."""
    return competences.competent(db, row["service"] or "", municipality, day)
