"""People whose records the tests open, through the doors."""

from typing import Any

from uuid6 import uuid7

from shared.testing.town import Town

WERL, SOEST = "05974052", "05974040"


def register(town: Town, tenant: str = WERL, **changes: Any) -> str:
    client_id = str(uuid7())
    person = {
        "client_id": client_id,
        "given_name": "Zahra",
        "family_name": f"Rahmani{client_id[-6:]}",
        "birth_date": "2012-03-02",
        "birth_precision": "day",
        "language": "prs",
        "phone": "+49 2922 000000",
    }
    town.do("register_client", tenant=tenant, **{**person, **changes})
    return client_id


def grant(town: Town, client_id: str, tenant: str = WERL, **changes: Any) -> str:
    consent_id = str(uuid7())
    consent = {
        "consent_id": consent_id,
        "client_id": client_id,
        "given_by": "self",
        "insight": "She explains it in her own words.",
        "purpose": "referral:school_place",
        "recipients": ["KI-SE"],
        "data_classes": ["base"],
        "explicit_classes": [],
        "valid_from": "2025-01-01",
        "valid_until": "2025-12-31",
        "text_version": "2025-01",
        "language": "prs",
        "mediator": "B. Karimi",
        "form": "paper",
    }
    town.do("grant_consent", tenant=tenant, **{**consent, **changes})
    return consent_id
