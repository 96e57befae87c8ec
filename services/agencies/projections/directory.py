"""The institutions and what they offer."""

from services.agencies.domain.events import AgencyRegistered, ServiceOffered
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

REGISTER = """
    INSERT INTO agency (agency_id, tenant, code, name, kind, registered_at, version)
    VALUES (%(agency_id)s, %(tenant)s, %(code)s, %(name)s, %(kind)s, %(at)s, %(version)s)
    ON CONFLICT (agency_id) DO NOTHING
"""
OFFER = """
    INSERT INTO service_offer (agency_id, tenant, service, languages, offered_at)
    VALUES (%(agency_id)s, %(tenant)s, %(service)s, %(languages)s, %(at)s)
    ON CONFLICT (agency_id, service) DO UPDATE SET languages = excluded.languages
"""
TOUCH = "UPDATE agency SET version = %(version)s WHERE agency_id = %(agency_id)s"
PAGE = """
    SELECT to_jsonb(agency) - 'tenant' || jsonb_build_object('services', (
               SELECT coalesce(jsonb_agg(jsonb_build_object(
                          'service', service, 'languages', languages) ORDER BY service), '[]')
                 FROM service_offer
                WHERE service_offer.agency_id = agency.agency_id)) AS item
      FROM agency
     ORDER BY code
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    known = {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "version": recorded.version,
    }
    match recorded.event:
        case AgencyRegistered() as event:
            db.execute(REGISTER, vars(event) | known)
        case ServiceOffered() as event:
            db.execute(OFFER, vars(event) | known)
            db.execute(TOUCH, vars(event) | known)


def page(db: Session, asked: Page) -> Row:
    """Return institutions by code, each with its services."""
    return paged(db, PAGE, {}, asked)


def knows(db: Session, code: str) -> bool:
    """Say whether an institution has this code."""
    return db.one("SELECT 1 AS known FROM agency WHERE code = %s", (code,)) is not None


PROJECTION = Projection(name="directory", tables=("agency", "service_offer"), project=project)
