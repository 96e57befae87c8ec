"""What a consent covers: pure, so that an auditor can ask again for any day.

What a client consented to is told as marks, which only the doors can compare: they say which of
the classes wanted, for this recipient and this purpose, are `covered`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.referrals.domain.errors import ConsentDoesNotCover, ConsentMissing


@dataclass(frozen=True, kw_only=True)
class KnownConsent:
    """What is known here of a client's consent, and which of the classes wanted it covers."""

    consent_id: UUID
    client_id: UUID
    covered: list[str]
    valid_from: date
    valid_until: date
    withdrawn: bool


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Whose data, of which classes, are to be told."""

    client_id: UUID | None
    data_classes: Collection[str]


def covers(consent: KnownConsent, disclosure: Disclosure, day: date) -> bool:
    """Say whether the consent allows the disclosure on that day."""
    return not uncovered(consent, disclosure, day)


def uncovered(consent: KnownConsent, disclosure: Disclosure, day: date) -> list[str]:
    """Return in which respects the consent falls short of the disclosure on that day."""
    shortcomings = {
        "withdrawn": consent.withdrawn,
        "client": consent.client_id != disclosure.client_id,
        "data_classes": bool(missing(consent, disclosure)),
        "period": not consent.valid_from <= day <= consent.valid_until,
    }
    return [name for name, short in shortcomings.items() if short]


def missing(consent: KnownConsent, disclosure: Disclosure) -> list[str]:
    """Return the classes that the consent does not cover."""
    return sorted(set(disclosure.data_classes) - set(consent.covered))


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
        raise ConsentDoesNotCover(lacking=lacking, classes=missing(consent, disclosure))
    return consent.consent_id
