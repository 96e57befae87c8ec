"""What a consent covers: pure, so that an auditor can ask again for any day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from services.referrals.domain.errors import ConsentDoesNotCover, ConsentMissing

EXPLICIT: Final = frozenset({"health", "religion", "violence", "criminal"})


@dataclass(frozen=True, kw_only=True)
class KnownConsent:
    """What is known here of a client's consent."""

    consent_id: UUID
    client_id: UUID
    purpose: str
    recipients: list[str]
    data_classes: list[str]
    explicit_classes: list[str]
    valid_from: date
    valid_until: date
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Whose data, of which classes, are to be told to whom, for what."""

    client_id: UUID | None
    recipient: str
    purpose: str
    data_classes: Collection[str]


def covers(consent: KnownConsent, disclosure: Disclosure, day: date) -> bool:
    """Say whether the consent allows the disclosure on that day."""
    return not uncovered(consent, disclosure, day)


def uncovered(consent: KnownConsent, disclosure: Disclosure, day: date) -> list[str]:
    """Return in which respects the consent falls short of the disclosure on that day."""
    agreed = set(consent.data_classes) - (EXPLICIT - set(consent.explicit_classes))
    shortcomings = {
        "withdrawn": consent.withdrawn,
        "client": consent.client_id != disclosure.client_id,
        "recipient": disclosure.recipient not in consent.recipients,
        "purpose": consent.purpose != disclosure.purpose,
        "data_classes": not set(disclosure.data_classes) <= agreed,
        "period": not consent.valid_from <= day <= consent.valid_until,
    }
    return [name for name, short in shortcomings.items() if short]


def named(consent: KnownConsent | None, consent_id: UUID | None) -> KnownConsent | None:
    """Return the consent if it is the one that was named."""
    return consent if consent and consent.consent_id == consent_id else None


def require_consent(consent: KnownConsent | None, disclosure: Disclosure, day: date) -> UUID:
    """Return the id of a consent that allows the disclosure.

    Raises `ConsentMissing` without one, `ConsentDoesNotCover` for one that is too narrow.
    """
    if consent is None:
        raise ConsentMissing
    lacking = uncovered(consent, disclosure, day)
    if lacking:
        raise ConsentDoesNotCover(lacking=lacking)
    return consent.consent_id
