"""How things stand in this service when it hears of a foreign fact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Stand:
    """How a case stands: its phase, `None` for one we do not know, and a referral at work in it."""

    at: datetime
    state: str | None
    engaged: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Planned:
    """Whether a measure is one of a plan that we know."""

    at: datetime
    known: bool
