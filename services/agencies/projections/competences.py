"""Who is competent for a service, in a municipality, on a day."""

from datetime import date

from services.agencies.domain.competence_events import JurisdictionAssigned, JurisdictionEnded
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

ASSIGN = """
    INSERT INTO jurisdiction (service, municipality, agency, valid_from, valid_until, shared,
                              tenant)
    VALUES (%(service)s, %(municipality)s, %(agency)s, %(valid_from)s, %(valid_until)s,
            %(shared)s, %(tenant)s)
    ON CONFLICT (service, municipality, valid_from, agency)
    DO UPDATE SET valid_until = excluded.valid_until, shared = excluded.shared
"""
END = """
    UPDATE jurisdiction
       SET valid_until = %(ends_on)s
     WHERE service = %(service)s AND municipality = %(municipality)s
       AND agency = %(agency)s AND valid_from = %(valid_from)s
"""
RESOLVE = """
    SELECT agency
      FROM jurisdiction
     WHERE service = %(service)s AND municipality = %(municipality)s
       AND valid_from <= %(on)s AND (valid_until IS NULL OR valid_until >= %(on)s)
     ORDER BY valid_from, agency
"""
OF_SERVICE = """
    SELECT to_jsonb(jurisdiction) - 'tenant' AS jurisdiction
      FROM jurisdiction
     WHERE service = %s AND (valid_until IS NULL OR valid_until >= valid_from)
     ORDER BY municipality, valid_from, agency
"""
OF_AGENCY = """
    SELECT to_jsonb(jurisdiction) - '{tenant,agency}'::text[] || jsonb_build_object(
               'holds', valid_from <= %(on)s AND (valid_until IS NULL OR valid_until >= %(on)s)
           ) AS jurisdiction
      FROM jurisdiction
     WHERE agency = %(agency)s AND (valid_until IS NULL OR valid_until >= valid_from)
     ORDER BY service, municipality, valid_from
"""
FROM_DAY = """
    SELECT DISTINCT service
      FROM jurisdiction
     WHERE agency = %s AND (valid_until IS NULL OR valid_until >= greatest(valid_from, %s))
     ORDER BY service
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case JurisdictionAssigned() as event:
            db.execute(ASSIGN, vars(event) | {"tenant": recorded.tenant})
        case JurisdictionEnded() as event:
            db.execute(END, vars(event))


def resolve(db: Session, service: str, municipality: str, on: date) -> list[str]:
    """Return the codes of the competent institutions: one, unless several share."""
    asked = {"service": service, "municipality": municipality, "on": on}
    return [row["agency"] for row in db.all(RESOLVE, asked)]


def of_service(db: Session, service: str) -> list[Row]:
    """Return every competence for a service, past ones as well."""
    return [row["jurisdiction"] for row in db.all(OF_SERVICE, (service,))]


def of_agency(db: Session, agency: str, on: date) -> list[Row]:
    """Return every competence of an institution, and whether it holds on that day."""
    return [row["jurisdiction"] for row in db.all(OF_AGENCY, {"agency": agency, "on": on})]


def services_from(db: Session, agency: str, since: date) -> list[str]:
    """Return the services for which an institution is competent on that day or later."""
    return [row["service"] for row in db.all(FROM_DAY, (agency, since))]


PROJECTION = Projection(name="competences", tables=("jurisdiction",), project=project)
