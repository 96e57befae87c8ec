"""Who is competent for a service, in a municipality, on a day."""

from datetime import date

from services.agencies.domain.events import JurisdictionAssigned, JurisdictionEnded
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

ASSIGN = """
    INSERT INTO jurisdiction (service, municipality, agency, valid_from, valid_until, tenant)
    VALUES (%(service)s, %(municipality)s, %(agency)s, %(valid_from)s, %(valid_until)s, %(tenant)s)
    ON CONFLICT (service, municipality, valid_from) DO NOTHING
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
"""
OF_SERVICE = """
    SELECT to_jsonb(jurisdiction) - 'tenant' AS jurisdiction
      FROM jurisdiction
     WHERE service = %s
     ORDER BY municipality, valid_from
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case JurisdictionAssigned() as event:
            db.execute(ASSIGN, vars(event) | {"tenant": recorded.tenant})
        case JurisdictionEnded() as event:
            db.execute(END, vars(event))


def resolve(db: Session, service: str, municipality: str, on: date) -> str | None:
    """Return the code of the competent institution, if there is one."""
    asked = {"service": service, "municipality": municipality, "on": on}
    row = db.one(RESOLVE, asked)
    return row["agency"] if row else None


def of_service(db: Session, service: str) -> list[Row]:
    """Return every competence for a service, past ones as well."""
    return [row["jurisdiction"] for row in db.all(OF_SERVICE, (service,))]


PROJECTION = Projection(name="competences", tables=("jurisdiction",), project=project)
