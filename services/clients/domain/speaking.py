"""Who may consent: the person, or whoever decides for a child.

What counts is the birth date on record, also where it was assumed: it is the one in the documents.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from services.clients.domain.commands import GivenBy
from services.clients.domain.consent_errors import (
    GuardianNeeded,
    NotAMinor,
    NotTheirGuardian,
)
from services.clients.domain.errors import (
    ClientErased,
)

OWN_CONSENT_FROM: Final = 16
OF_AGE: Final = 18


def birthday(born: date, age: int) -> date:
    """Return on which day somebody reaches an age; born on a leap day, on the first of March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def require_say(
    given_by: GivenBy,
    guardian_id: UUID | None,
    guardians: Iterable[UUID],
    born: date | None,
    today: date,
    *,
    insight: str | None = None,
) -> None:
    """Raise a refusal unless whoever consents may do so for somebody born on that day."""
    if born is None:
        raise ClientErased
    if given_by == "guardian":
        require_guardian(guardian_id, guardians, born, today)
    elif given_by == "self" and today < birthday(born, OWN_CONSENT_FROM) and not insight:
        raise GuardianNeeded


def require_guardian(
    guardian_id: UUID | None, guardians: Iterable[UUID], born: date, today: date
) -> None:
    """Raise a refusal unless it is a minor, and the guardian decides for it at present."""
    if today >= birthday(born, OF_AGE):
        raise NotAMinor
    if guardian_id not in set(guardians):
        raise NotTheirGuardian


def of_age_on(given_by: GivenBy, born: date | None) -> date | None:
    """Return from when on what a guardian said has to be asked again."""
    return birthday(born, OF_AGE) if given_by == "guardian" and born else None
