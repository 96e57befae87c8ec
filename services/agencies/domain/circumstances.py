"""What has to be known to see what follows from an event."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.agencies.domain.offer import Offer


@dataclass(frozen=True, kw_only=True)
class Place:
    """For which service, as it may be named, and where a referral was; and when it was refused."""

    service: str
    municipality: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Left:
    """What an institution leaves behind: competences, and offers that its successor lacks."""

    competent_for: list[str]
    offers: Mapping[str, Offer]
    at: datetime
