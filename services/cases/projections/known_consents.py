"""What the clients have agreed to, as far as marks tell."""

from datetime import date
from typing import Final

from services.cases.foreign_events import ConsentEnded, ConsentGranted, ConsentNarrowed
from shared.database import Row, Session
from shared.keyring.marks import possible_marks
from shared.messaging.envelope import Delivery

BASE: Final = "case_management"

GRANT: Final = """
    INSERT INTO known_consent (consent_id, tenant, client_id, marks, version, valid_from,
                               valid_until)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(marks)s, %(version)s, %(valid_from)s,
            %(valid_until)s)
    ON CONFLICT (consent_id) DO UPDATE
       SET valid_from = excluded.valid_from, valid_until = excluded.valid_until,
           marks = CASE WHEN known_consent.version < excluded.version THEN excluded.marks
                        ELSE known_consent.marks END
"""
NARROW: Final = """
    INSERT INTO known_consent (consent_id, tenant, client_id, marks, version)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(marks)s, %(version)s)
    ON CONFLICT (consent_id) DO UPDATE SET marks = excluded.marks, version = excluded.version
     WHERE known_consent.version < excluded.version
"""
END: Final = """
    INSERT INTO known_consent (consent_id, tenant, client_id, withdrawn)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, true)
    ON CONFLICT (consent_id) DO UPDATE SET withdrawn = true
"""
HOLDS: Final = """
    SELECT 1
      FROM known_consent
     WHERE client_id = %(client_id)s AND NOT withdrawn AND marks && %(marks)s
       AND %(day)s BETWEEN valid_from AND valid_until
"""


def granted(db: Session, fact: ConsentGranted, delivery: Delivery) -> None:
    """Take note of a consent, in whatever order its end or its narrowing were heard of."""
    db.later(GRANT, noted(fact, delivery))


def narrowed(db: Session, fact: ConsentNarrowed, delivery: Delivery) -> None:
    """Take note that a consent covers less."""
    db.later(NARROW, noted(fact, delivery))


def ended(db: Session, fact: ConsentEnded, delivery: Delivery) -> None:
    """Take note that a consent is gone."""
    db.later(END, noted(fact, delivery))


def noted(fact: object, delivery: Delivery) -> dict[str, object]:
    """Return what is noted of a fact."""
    return vars(fact) | {"tenant": delivery.tenant, "version": delivery.version}


def holds(db: Session, case: Row, recipient: str, purpose: str, day: date) -> bool:
    """Say whether a client agrees, on that day, that a recipient knows the basic data.

    The consent may be kept with the owner of the case, or where the case is kept; as whoever keeps
    it one goes on.
    """
    marks = possible_marks("consent", str(case["client_id"]), recipient, purpose, "base")
    asked = {"client_id": case["client_id"], "marks": marks, "day": day}
    held = False
    for tenant in dict.fromkeys((case["owner"], case["tenant"])):
        db.act_for(tenant)
        held = held or bool(db.rows(HOLDS, asked))
    return held


def to_case_management(db: Session, case: Row, day: date) -> bool:
    """Say whether the client agrees to be accompanied by the owner of the case."""
    return holds(db, case, case["owner"], BASE, day)


def to_transfer(db: Session, case: Row, municipality: str, day: date) -> bool:
    """Say whether the client agrees that the case moves along to a municipality."""
    return holds(db, case, municipality, f"transfer:{municipality}", day)
