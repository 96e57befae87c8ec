"""What the directory tells of institutions: offers, room, deadlines, closing days, their end."""

from datetime import date
from typing import Any

from services.referrals.domain.policy import Policy
from services.referrals.foreign_events import (
    AgencyDeactivated,
    CapacityDeclared,
    ClosingDaysSet,
    ServiceOffered,
    ServiceWithdrawn,
    SlaPolicySet,
)
from shared.database import Session
from shared.messaging.envelope import Delivery

DEACTIVATE = """
    INSERT INTO known_end (agency, tenant, valid_from)
    VALUES (%(agency)s, %(tenant)s, %(valid_from)s)
    ON CONFLICT (agency) DO UPDATE SET valid_from = excluded.valid_from
"""
OFFER = """
    INSERT INTO known_offer (service, agency, tenant, offered)
    VALUES (%(service)s, %(code)s, %(tenant)s, %(offered)s)
    ON CONFLICT (service, agency) DO UPDATE SET offered = excluded.offered
"""
DECLARE = """
    INSERT INTO known_offer (service, agency, tenant, capacity)
    VALUES (%(service)s, %(agency)s, %(tenant)s, %(capacity)s)
    ON CONFLICT (service, agency) DO UPDATE SET capacity = excluded.capacity
"""
SET_POLICY = """
    INSERT INTO known_policy (service, agency, valid_from, tenant, acknowledge_days, decide_days,
                              appointment_days, waitlist_refresh_days, outcome_days)
    VALUES (%(service)s, coalesce(%(agency)s, ''), %(valid_from)s, %(tenant)s,
            %(acknowledge_days)s, %(decide_days)s, %(appointment_days)s,
            %(waitlist_refresh_days)s, %(outcome_days)s)
    ON CONFLICT (service, agency, valid_from)
    DO UPDATE SET acknowledge_days = excluded.acknowledge_days,
                  decide_days = excluded.decide_days,
                  appointment_days = excluded.appointment_days,
                  waitlist_refresh_days = excluded.waitlist_refresh_days,
                  outcome_days = excluded.outcome_days
"""
CLOSE = """
    INSERT INTO known_closing (agency, municipality, tenant, days)
    VALUES (coalesce(%(agency)s, ''), coalesce(%(municipality)s, ''), %(tenant)s, %(days)s)
    ON CONFLICT (agency, municipality) DO UPDATE SET days = excluded.days
"""
POLICY = """
    SELECT acknowledge_days, decide_days, appointment_days, waitlist_refresh_days, outcome_days
      FROM known_policy
     WHERE service = %(service)s AND agency IN ('', %(agency)s) AND valid_from <= %(day)s
     ORDER BY agency DESC, valid_from DESC
     LIMIT 1
"""
CLOSED = """
    SELECT DISTINCT unnest(days) AS day
      FROM known_closing
     WHERE agency IN ('', %(agency)s) AND municipality IN ('', %(municipality)s)
     ORDER BY day
"""
CAPACITY = "SELECT capacity FROM known_offer WHERE service = %s AND agency = %s"
OTHERS = """
    SELECT agency
      FROM known_offer
     WHERE service = %(service)s AND agency <> %(agency)s AND offered
       AND capacity IS DISTINCT FROM 'none'
       AND NOT agency IN (SELECT agency FROM known_end WHERE valid_from <= %(day)s)
     ORDER BY agency
"""


def deactivated(db: Session, fact: AgencyDeactivated, delivery: Delivery) -> None:
    """Take note from when on an institution is no more."""
    db.later(DEACTIVATE, known(fact, delivery))


def offered(db: Session, fact: ServiceOffered, delivery: Delivery) -> None:
    """Take note that an institution offers a service."""
    db.later(OFFER, known(fact, delivery) | {"offered": True})


def withdrawn(db: Session, fact: ServiceWithdrawn, delivery: Delivery) -> None:
    """Take note that it does so no longer."""
    db.later(OFFER, known(fact, delivery) | {"offered": False})


def declared(db: Session, fact: CapacityDeclared, delivery: Delivery) -> None:
    """Take note how much room an institution has."""
    db.later(DECLARE, known(fact, delivery))


def policy_set(db: Session, fact: SlaPolicySet, delivery: Delivery) -> None:
    """Take note how long answers may take."""
    db.later(SET_POLICY, known(fact, delivery))


def closing_days_set(db: Session, fact: ClosingDaysSet, delivery: Delivery) -> None:
    """Take note when an institution, or a municipality, is closed."""
    db.later(CLOSE, known(fact, delivery))


def known(fact: Any, delivery: Delivery) -> dict[str, Any]:
    """Return a fact as it is written down."""
    return {**vars(fact), "tenant": delivery.tenant}


def policy(db: Session, service: str, agency: str, day: date) -> Policy:
    """Return the deadlines for a service at an institution; its own come before those of all."""
    found = db.one(POLICY, {"service": service, "agency": agency, "day": day})
    return Policy(**found) if found else Policy()


def closed(db: Session, agency: str, municipality: str) -> list[date]:
    """Return the days on which an institution is closed for a municipality."""
    found = db.all(CLOSED, {"agency": agency, "municipality": municipality})
    return [row["day"] for row in found]


def capacity(db: Session, service: str, agency: str) -> str | None:
    """Return how much room an institution has, if it said so."""
    found = db.one(CAPACITY, (service, agency))
    return found["capacity"] if found else None


def others(db: Session, service: str | None, agency: str, day: date) -> list[str]:
    """Return who else offers a service and has not said that there is no room."""
    found = db.all(OTHERS, {"service": service, "agency": agency, "day": day})
    return [row["agency"] for row in found]
