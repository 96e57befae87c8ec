"""The consents that referrals may rest on."""

from uuid import UUID

from services.referrals.foreign_events import ConsentGranted, ConsentWithdrawn
from shared.database import Row, Session
from shared.messaging.envelope import Delivery

GRANT = """
    INSERT INTO known_consent (consent_id, tenant, client_id, purpose, recipients, data_classes,
                               explicit_classes, valid_from, valid_until)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(purpose)s, %(recipients)s,
            %(data_classes)s, %(explicit_classes)s, %(valid_from)s, %(valid_until)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
WITHDRAW = """
    INSERT INTO known_consent (consent_id, tenant, client_id, purpose, withdrawn)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(purpose)s, true)
    ON CONFLICT (consent_id) DO UPDATE SET withdrawn = true
"""
ONE = """
    SELECT consent_id, client_id, purpose, recipients, data_classes, explicit_classes, valid_from,
           valid_until, withdrawn
      FROM known_consent
     WHERE consent_id = %s
"""
NEWEST = """
    SELECT consent_id, client_id, purpose, recipients, data_classes, explicit_classes, valid_from,
           valid_until, withdrawn
      FROM known_consent
     WHERE client_id = %s AND %s = ANY(recipients) AND purpose = %s AND NOT withdrawn
     ORDER BY valid_until DESC, consent_id DESC
     LIMIT 1
"""


def granted(db: Session, fact: ConsentGranted, delivery: Delivery) -> None:
    """Take note of a consent, unless its withdrawal was heard of first."""
    db.later(GRANT, vars(fact) | {"tenant": delivery.tenant})


def withdrawn(db: Session, fact: ConsentWithdrawn, delivery: Delivery) -> None:
    """Take note that a consent is gone."""
    db.later(WITHDRAW, vars(fact) | {"tenant": delivery.tenant})


def of_id(db: Session, consent_id: UUID | None) -> Row | None:
    """Return a consent as the rules know it, if it is known."""
    return db.one(ONE, (consent_id,))


def newest(db: Session, client_id: UUID, recipient: str, purpose: str) -> Row | None:
    """Return the consent of a client that lasts longest, of those for recipient and purpose."""
    return db.one(NEWEST, (client_id, recipient, purpose))
