"""What the story knows of the family Rahmani, and of what was begun for it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from services.gateway.demo.people import CASE_MANAGER, WERL, Person

MEMBERS = {
    "Yusuf": ("1988-01-01", "assumed_0101"),
    "Mariam": ("1990-06-14", "day"),
    "Zahra": ("2012-03-02", "day"),
    "Navid": ("2020-09-21", "day"),
}
CHILDREN = ("Zahra", "Navid")
VIEW = "Zahra weiß, worum es geht, und freut sich auf die Schule."
GOALS = (
    ("speaks_german", "integration_course"),
    ("attends_school", "school_place"),
    ("attends_kita", "kita"),
    ("secure_income", "jobcenter_transfer"),
    ("health_cared_for", "health"),
    ("qualification_recognised", "recognition_advice"),
)


@dataclass
class Family:
    """The ids of everything that belongs to the family's way."""

    clients: dict[str, str] = field(default_factory=dict)
    consents: dict[str, str] = field(default_factory=dict)
    referrals: dict[str, str] = field(default_factory=dict)
    household: str = ""
    case: str = ""
    plan: str = ""
    measures: dict[str, str] = field(default_factory=dict)
    proposal: str = ""
    committee: str = ""
    obstacle: str = ""
    transfer: str = ""
    link: str = ""
    passport: str = ""
    entries: dict[str, str] = field(default_factory=dict)
    home: str = WERL
    manager: Person = CASE_MANAGER


def in_days(days: int) -> str:
    """Return the day that is so many days away."""
    return (datetime.now(UTC) + timedelta(days=days)).date().isoformat()


def person(given_name: str, family_name: str = "Rahmani", **changes: Any) -> dict[str, Any]:
    """Return what the registration form asks for."""
    birth_date, precision = MEMBERS.get(given_name, ("1988-01-01", "assumed_0101"))
    return {
        "given_name": given_name,
        "family_name": family_name,
        "birth_date": birth_date,
        "birth_precision": precision,
        "language": "prs",
    } | changes


def consent(client: str, purpose: str, recipients: list[str], **changes: Any) -> dict[str, Any]:
    """Return what the consent form asks for."""
    return {
        "client_id": client,
        "given_by": "self",
        "purpose": purpose,
        "recipients": recipients,
        "data_classes": ["base", "contact"],
        "valid_from": in_days(0),
        "valid_until": in_days(300),
        "text_version": "2025-01",
        "language": "prs",
        "mediator": "B. Karimi",
        "form": "signature_pad",
    } | changes
