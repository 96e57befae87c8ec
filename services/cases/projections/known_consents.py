"""Who has agreed to case management."""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.cases.foreign_events import ConsentGranted, ConsentWithdrawn
from shared.database import Session
from shared.messaging.envelope import Delivery

BASE: Final = "case_management"

GRANT = """
    INSERT INTO known_consent (consent_id, tenant, client_id, valid_from, valid_until)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(valid_from)s, %(valid_until)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
WITHDRAW = """
    INSERT INTO known_consent (consent_id, tenant, client_id, withdrawn)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, true)
    ON CONFLICT (consent_id) DO UPDATE SET withdrawn = true
"""
# The day is that of the calendar on the office wall.
HOLDS = """
    SELECT 1
      FROM known_consent
     WHERE client_id = %(client_id)s AND NOT withdrawn
       AND (%(at)s AT TIME ZONE 'Europe/Berlin')::date BETWEEN valid_from AND valid_until
"""


def granted(db: Session, fact: ConsentGranted, delivery: Delivery) -> None:
    """Take note of a consent to case management, unless its withdrawal was heard of first."""
    if fact.purpose == BASE:
        db.later(GRANT, vars(fact) | {"tenant": delivery.tenant})


def withdrawn(db: Session, fact: ConsentWithdrawn, delivery: Delivery) -> None:
    """Take note that a consent to case management is gone."""
    if fact.purpose == BASE:
        db.later(WITHDRAW, vars(fact) | {"tenant": delivery.tenant})


def holds(db: Session, client_id: UUID, at: datetime) -> bool:
    """Say whether the client agrees to case management at that moment."""
    return bool(db.rows(HOLDS, {"client_id": client_id, "at": at}))
