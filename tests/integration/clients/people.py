"""People whose records the tests open, through the doors."""

from datetime import timedelta
from typing import Any

from uuid6 import uuid7

from shared.testing.town import Town

WERL, SOEST = "05974052", "05974040"


# Of figures nothing is left of a name, and then people look alike.
LETTERS = str.maketrans("0123456789abcdef", "bcdfghjklmnprstv")


def register(town: Town, tenant: str = WERL, **changes: Any) -> str:
    client_id = str(uuid7())
    person = {
        "client_id": client_id,
        "given_name": "Zahra",
        "family_name": f"Rahmani{client_id[-10:].translate(LETTERS)}",
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


def household(town: Town, adults: list[str], children: list[str]) -> str:
    """Have people live together; the adults decide for the children."""
    household_id = str(uuid7())
    town.do("form_household", tenant=WERL, household_id=household_id)
    for role, members in (("adult", adults), ("child", children)):
        for client_id in members:
            town.do(
                "join_household",
                tenant=WERL,
                household_id=household_id,
                client_id=client_id,
                role=role,
            )
    for child in children:
        decide(town, household_id, child, adults)
    return household_id


def decide(town: Town, household_id: str, child: str, guardians: list[str]) -> None:
    town.do(
        "set_custody",
        tenant=WERL,
        household_id=household_id,
        client_id=child,
        guardians=guardians,
    )


def file_entry(town: Town, client_id: str, tenant: str = WERL, **changes: Any) -> str:
    entry_id = str(uuid7())
    entry = {
        "entry_id": entry_id,
        "client_id": client_id,
        "kind": "letter",
        "title": "Letter of the school",
        "content": "Zahra starts on Monday.",
    }
    town.do("file_entry", tenant=tenant, **{**entry, **changes})
    return entry_id


def later(town: Town) -> None:
    """Let an hour pass."""
    town.set_clock(town.now + timedelta(hours=1))


def due(town: Town, tenant: str = WERL, **about: Any) -> list[str]:
    """Return the kinds of what is due about somebody or something."""
    items = town.find("worklist", tenant=tenant, page_size=200)["items"]
    return [each["kind"] for each in items if about.items() <= each.items()]
