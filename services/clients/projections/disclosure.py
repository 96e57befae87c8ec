"""What a recipient may learn of a client: the consented fields, and not one more."""

from datetime import date
from typing import Any, Final

from services.clients.domain.consent_errors import (
    ConsentDoesNotCover,
    UnknownDataClass,
)
from services.clients.domain.data_classes import DATA_CLASSES, excerpt
from services.clients.domain.errors import (
    ClientErased,
    ProcessingIsRestricted,
    UnknownClient,
)
from services.clients.projections import consents
from services.clients.projections.questions import Disclosure
from shared.database import Row, Session
from shared.keyring.marks import mark

WITHOUT_CONSENT: Final = frozenset({"public_task", "social_law", "child_protection"})
"""Legal bases other than consent; the referral has recorded which one it rests on."""
IN_SPITE_OF_RESTRICTION: Final = frozenset({"child_protection"})
"""For the protection of another person data may be used that are restricted (Art. 18(2) GDPR)."""

PERSON: Final = "SELECT *, to_jsonb(client) AS person FROM client WHERE client_id = %s"


def package(db: Session, asked: Disclosure, *, legal_basis: str | None, at: date) -> dict[str, Any]:
    """Return the fields of these classes, or raise a refusal unless all may be disclosed."""
    if unknown := set(asked.data_classes) - DATA_CLASSES:
        raise UnknownDataClass(data_classes=sorted(unknown))
    row = db.one(PERSON, (asked.client_id,))
    if row is None:
        raise UnknownClient(client_id=str(asked.client_id))
    if row["restricted_since"] and legal_basis not in IN_SPITE_OF_RESTRICTION:
        raise ProcessingIsRestricted(client_id=str(asked.client_id))
    basis = resting_on(db, asked, legal_basis, at)
    if row["erased"]:
        raise ClientErased(client_id=str(asked.client_id))
    return {
        "client_id": str(asked.client_id),
        "classes": excerpt(row["person"], asked.data_classes, route=route_of(row)),
        **basis,
    }


def route_of(row: Row) -> dict[str, str] | None:
    """Return how somebody is reached whose place is protected: through us, under a number."""
    if not row["protected"]:
        return None
    number = mark("route", str(row["client_id"]))[:12]
    return {"through": row["owner"], "number": number}


def resting_on(db: Session, asked: Disclosure, legal_basis: str | None, at: date) -> dict[str, Any]:
    """Return what the disclosure rests on, or raise `ConsentDoesNotCover`."""
    if legal_basis in WITHOUT_CONSENT:
        return {"legal_basis": legal_basis, "consent_id": None, "valid_until": None}
    consent = consents.covering(db, asked, at)
    if consent is None:
        raise ConsentDoesNotCover(
            recipient=asked.recipient,
            purpose=asked.purpose,
            data_classes=sorted(set(asked.data_classes)),
        )
    return {
        "legal_basis": "consent",
        "consent_id": str(consent["consent_id"]),
        "valid_until": consent["valid_until"].isoformat(),
    }
