"""Who is competent for a service in a municipality, by day."""

from datetime import date

from services.referrals.foreign_events import JurisdictionAssigned, JurisdictionEnded
from shared.database import Session
from shared.messaging.envelope import Delivery

ASSIGN = """
    INSERT INTO competence (service, municipality, agency, valid_from, valid_until, tenant)
    VALUES (%(service)s, %(municipality)s, %(agency)s, %(valid_from)s, %(valid_until)s, %(tenant)s)
    ON CONFLICT (service, municipality, agency, valid_from)
    DO UPDATE SET valid_until = excluded.valid_until
"""
END = """
    UPDATE competence SET valid_until = %(ends_on)s
     WHERE service = %(service)s AND municipality = %(municipality)s AND agency = %(agency)s
       AND valid_from = %(valid_from)s
"""
COMPETENT = """
    SELECT agency
      FROM competence
     WHERE service = %(service)s AND municipality = %(municipality)s
       AND valid_from <= %(day)s AND (valid_until IS NULL OR valid_until >= %(day)s)
       AND NOT agency IN (SELECT agency FROM known_end WHERE valid_from <= %(day)s)
     ORDER BY agency
"""


def assigned(db: Session, fact: JurisdictionAssigned, delivery: Delivery) -> None:
    """Take note of a competence."""
    db.execute(ASSIGN, vars(fact) | {"tenant": delivery.tenant})


def ended(db: Session, fact: JurisdictionEnded, delivery: Delivery) -> None:
    """Take note of a competence's last day."""
    db.execute(END, vars(fact))


def competent(db: Session, service: str, municipality: str, day: date) -> list[str]:
    """Return the codes of the institutions that are competent on that day."""
    found = {"service": service, "municipality": municipality, "day": day}
    return [row["agency"] for row in db.all(COMPETENT, found)]
