"""The little that the directory reads: refused referrals, measures in force, and its own facts."""

from datetime import date
from uuid import UUID

from shared.domain.messages import foreign


@foreign("referrals.referral_submitted", versions={1})
class ReferralSubmitted:
    """A referral is on its way, for a service that is named only where it may be."""

    referral_id: UUID
    municipality: str
    service_shown: str


@foreign("referrals.referral_rejected", versions={1})
class ReferralRejected:
    """An institution refused a referral, and said why."""

    referral_id: UUID
    recipient: str
    code: str


@foreign("steering.measure_taken", versions={1})
class MeasureTaken:
    """What the steering group decided is in force from a day on."""

    obstacle_id: UUID
    service: str
    municipality: str
    in_force_on: date


@foreign("agencies.agency_deactivated", versions={1})
class AgencyDeactivated:
    """An institution is none any more from a day on; another one may take its place."""

    agency: str
    into: str | None
    valid_from: date
