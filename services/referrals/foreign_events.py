"""The little that referrals reads of others, and of itself when it goes on with its own work."""

from datetime import date
from uuid import UUID

from shared.domain.messages import foreign


@foreign("referrals.referral_submitted", versions={1})
class ReferralSubmitted:
    """A referral is on its way."""

    referral_id: UUID


@foreign("clients.consent_granted", versions={1})
class ConsentGranted:
    """A client allowed a disclosure."""

    consent_id: UUID
    client_id: UUID
    purpose: str
    recipients: list[str]
    data_classes: list[str]
    explicit_classes: list[str]
    valid_from: date
    valid_until: date


@foreign("clients.consent_withdrawn", versions={1})
class ConsentWithdrawn:
    """A client took a consent back."""

    consent_id: UUID
    client_id: UUID
    purpose: str


@foreign("agencies.jurisdiction_assigned", versions={1})
class JurisdictionAssigned:
    """An institution became competent."""

    service: str
    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None


@foreign("agencies.jurisdiction_ended", versions={1})
class JurisdictionEnded:
    """An institution's competence ends with this day."""

    service: str
    municipality: str
    agency: str
    valid_from: date
    ends_on: date


@foreign("cases.case_closed", versions={1})
class CaseClosed:
    """Nobody works on this case any more."""

    case_id: UUID
