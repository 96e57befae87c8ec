"""The consents that referrals may rest on: what they cover is told by marks alone."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from services.referrals.foreign_events import (
    ConsentExpired,
    ConsentGranted,
    ConsentNarrowed,
    ConsentWithdrawn,
)
from shared.database import Row, Session
from shared.keyring.marks import possible_marks
from shared.messaging.envelope import Delivery

GRANT = """
    INSERT INTO known_consent (consent_id, client_id, marks, valid_from, valid_until)
    VALUES (%(consent_id)s, %(client_id)s, %(marks)s, %(valid_from)s, %(valid_until)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
NARROW = "UPDATE known_consent SET marks = %(marks)s WHERE consent_id = %(consent_id)s"
WITHDRAW = """
    INSERT INTO known_consent (consent_id, client_id, withdrawn)
    VALUES (%(consent_id)s, %(client_id)s, true)
    ON CONFLICT (consent_id) DO UPDATE SET withdrawn = true
"""
ONE = """
    SELECT consent_id, client_id, marks, valid_from, valid_until, withdrawn
      FROM known_consent
     WHERE consent_id = %s
"""
STANDING = """
    SELECT consent_id, client_id, marks, valid_from, valid_until, withdrawn
      FROM known_consent
     WHERE client_id = %(client_id)s AND NOT withdrawn
       AND %(day)s BETWEEN valid_from AND valid_until
     ORDER BY valid_until DESC, consent_id DESC
"""


def granted(db: Session, fact: ConsentGranted, delivery: Delivery) -> None:
    """Take note of a consent, unless its withdrawal was heard of first."""
    db.later(GRANT, vars(fact))


def narrowed(db: Session, fact: ConsentNarrowed, delivery: Delivery) -> None:
    """Take note of what is left of a consent."""
    db.later(NARROW, vars(fact))


def ended(db: Session, fact: ConsentWithdrawn | ConsentExpired, delivery: Delivery) -> None:
    """Take note that a consent is gone."""
    db.later(WITHDRAW, vars(fact))


def named(db: Session, consent_id: UUID | None, wanted: Row) -> Row | None:
    """Return the consent of that id as the rules know it, with which of the classes it covers."""
    found = db.one(ONE, (consent_id,))
    return None if found is None else seen(found, wanted)


def best(db: Session, wanted: Row, day: date) -> Row | None:
    """Return the client's consent that covers most of what is wanted, if any covers something.

    Where nothing is wanted that needs a name, any consent of the client will do.
    """
    found = [seen(row, wanted) for row in db.all(STANDING, wanted | {"day": day})]
    useful = [row for row in found if row["covered"] or not wanted["data_classes"]]
    return max(useful, key=lambda row: len(row["covered"]), default=None)


def seen(row: Row, wanted: Row) -> Row:
    """Return a consent with the classes it covers in place of its marks."""
    marks = set(row["marks"])
    covered = [
        data_class
        for data_class in wanted["data_classes"] or ()
        if marks.intersection(marks_of(wanted, data_class))
    ]
    return {name: value for name, value in row.items() if name != "marks"} | {"covered": covered}


def marks_of(wanted: Row, data_class: str) -> Collection[str]:
    """Return the marks that a permission to disclose a class may have."""
    purpose = f"referral:{wanted['service']}"
    return possible_marks(
        "consent", str(wanted["client_id"]), wanted["recipient"], purpose, data_class
    )


def wanted_of(source: Any) -> Row:
    """Return what decides on which consent is needed, from a row or a request."""
    names = ("client_id", "recipient", "service", "data_classes")
    return {name: source[name] for name in names}
