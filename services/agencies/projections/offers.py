"""What institutions offer, from which day on, and whether they can take on people."""

from datetime import date

from services.agencies.domain import events as told
from services.agencies.domain.offer import described
from shared.database import Row, Session
from shared.eventstore.serialization import to_json
from shared.eventstore.store import Recorded
from shared.projections import Projection

OFFER = """
    INSERT INTO service_offer (agency_id, tenant, code, service, valid_from, details, offered_at)
    VALUES (%(agency_id)s, %(tenant)s, %(code)s, %(service)s, %(valid_from)s, %(details)s, %(at)s)
    ON CONFLICT (agency_id, service, valid_from) DO UPDATE SET details = excluded.details
"""
DECLARE = """
    INSERT INTO capacity (agency, service, tenant, capacity, expected_on, declared_at)
    VALUES (%(agency)s, %(service)s, %(tenant)s, %(capacity)s, %(expected_on)s, %(at)s)
    ON CONFLICT (agency, service) DO UPDATE
       SET capacity = excluded.capacity, expected_on = excluded.expected_on,
           declared_at = excluded.declared_at
"""
CAPACITY = """
    SELECT to_jsonb(said) - '{tenant,agency}'::text[] AS said
      FROM capacity AS said
     WHERE agency = %s
     ORDER BY service
"""
ON_DAY = """
    SELECT service, details
      FROM (SELECT DISTINCT ON (service) service, details
              FROM service_offer
             WHERE code = %s AND valid_from <= %s
             ORDER BY service, valid_from DESC) AS newest
     WHERE details IS NOT NULL
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    known = {"tenant": recorded.tenant, "at": recorded.occurred_at}
    match recorded.event:
        case told.ServiceOffered() | told.ServiceChanged() as event:
            details = to_json(described(event))
            db.execute(OFFER, vars(event) | known | {"details": details})
        case told.ServiceWithdrawn() as event:
            db.execute(OFFER, vars(event) | known | {"details": None})
        case told.CapacityDeclared() as event:
            db.execute(DECLARE, known | vars(event))


def capacity_of(db: Session, agency: str) -> list[Row]:
    """Return what an institution last said about its capacity, service by service."""
    return [row["said"] for row in db.all(CAPACITY, (agency,))]


def offered_on(db: Session, agency: str, on: date) -> dict[str, Row]:
    """Return what an institution offers on that day, by service."""
    return {row["service"]: row["details"] for row in db.all(ON_DAY, (agency, on))}


PROJECTION = Projection(name="offers", tables=("service_offer", "capacity"), project=project)
