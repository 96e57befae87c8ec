"""What was found out about referrals when a fact was heard: what reactions decide by."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from services.referrals.domain.consent import Disclosure, KnownConsent


@dataclass(frozen=True)
class Place:
    """A referral, and the tenant under which it is kept."""

    referral_id: UUID
    tenant: str


@dataclass(frozen=True)
class Found:
    """The referrals that a fact is about, and when it was recorded; `others` are touched by it."""

    at: datetime
    places: Sequence[Place]
    others: Sequence[Place] = ()


@dataclass(frozen=True)
class Resting:
    """A referral, what it would disclose, and the consent it could rest on."""

    place: Place
    legal_basis: str
    disclosure: Disclosure
    consent: KnownConsent | None


@dataclass(frozen=True)
class Answerable:
    """A referral, and who is competent for it."""

    place: Place
    competent: list[str]


@dataclass(frozen=True)
class Moving:
    """A referral whose case has moved, who is competent there, and the id of a successor."""

    place: Place
    competent: list[str]
    child_referral_id: UUID


@dataclass(frozen=True)
class Closed:
    """A referral, and the days on which its recipient is closed."""

    place: Place
    days: list[date]


@dataclass(frozen=True)
class Child:
    """A referral to be drafted, and the tenant for whom."""

    tenant: str
    draft: dict[str, Any]
