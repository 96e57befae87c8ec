"""What questions about referrals look like."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class OneReferral:
    """Which referral."""

    referral_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneCase:
    """The referrals of which case."""

    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class Past(OneReferral):
    """What happened to a referral, as was known at a moment, as was true at another."""

    as_of: datetime | None = None
    as_true_on: datetime | None = None
