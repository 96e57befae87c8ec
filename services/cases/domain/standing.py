"""How things stand in this service when it hears of a fact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Found:
    """What was found; `keeper` is the tenant under which the case is kept."""

    at: datetime
    keeper: str


@dataclass(frozen=True, kw_only=True)
class Stand(Found):
    """How a case stands: its phase, `None` for one we do not know, and a referral at work in it."""

    state: str | None
    engaged: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Planned(Found):
    """Whether a measure is one of a plan that we know."""

    known: bool


@dataclass(frozen=True, kw_only=True)
class Resting(Found):
    """The measure that rests on a referral, if there is one."""

    plan_id: UUID | None = None
    measure_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Offered(Found):
    """Whether a case waits for its transfer, and whether the client still consents to it."""

    state: str | None
    consent_known: bool


@dataclass(frozen=True, kw_only=True)
class Offer(Found):
    """The transfer of a case that has not ended, if there is one."""

    transfer_id: UUID | None
