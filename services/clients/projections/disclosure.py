"""What a recipient may learn of a client: the consented fields, and not one more."""

from datetime import date
from typing import Any
from uuid import UUID

from services.clients.domain.data_classes import DATA_CLASSES, excerpt
from services.clients.domain.errors import (
    ClientErased,
    ConsentDoesNotCover,
    UnknownClient,
    UnknownDataClass,
)
from services.clients.projections import consents
from shared.database import Session

WITHOUT_CONSENT = frozenset({"public_task", "social_law", "child_protection"})
"""Legal bases other than consent; the referral has recorded which one it rests on."""


def package(
    db: Session,
    client_id: UUID,
    *,
    data_classes: list[str],
    recipient: str,
    purpose: str,
    legal_basis: str | None,
    on: date,
) -> dict[str, Any]:
    """Return the fields of these classes, or raise a refusal unless all may be disclosed."""
    if unknown := set(data_classes) - DATA_CLASSES:
        raise UnknownDataClass(data_classes=sorted(unknown))
    row = db.one("SELECT to_jsonb(client) AS client FROM client WHERE client_id = %s", (client_id,))
    if row is None:
        raise UnknownClient(client_id=str(client_id))
    basis = resting_on(db, client_id, data_classes, recipient, purpose, legal_basis, on)
    if row["client"]["erased"]:
        raise ClientErased(client_id=str(client_id))
    return {
        "client_id": str(client_id),
        "classes": excerpt(row["client"], data_classes),
        **basis,
    }


def resting_on(
    db: Session,
    client_id: UUID,
    data_classes: list[str],
    recipient: str,
    purpose: str,
    legal_basis: str | None,
    on: date,
) -> dict[str, Any]:
    """Return what the disclosure rests on, or raise `ConsentDoesNotCover`."""
    if legal_basis in WITHOUT_CONSENT:
        return {"legal_basis": legal_basis, "consent_id": None, "valid_until": None}
    consent = consents.covering(
        db, client_id, recipient=recipient, purpose=purpose, classes=data_classes, on=on
    )
    if consent is None:
        raise ConsentDoesNotCover(
            recipient=recipient, purpose=purpose, data_classes=sorted(set(data_classes))
        )
    return {
        "legal_basis": "consent",
        "consent_id": str(consent["consent_id"]),
        "valid_until": consent["valid_until"].isoformat(),
    }
