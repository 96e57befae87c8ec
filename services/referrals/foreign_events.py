"""The little that referrals reads of others, and of itself when it goes on with its own work."""

from datetime import date
from uuid import UUID

from shared.domain.messages import foreign


@foreign("referrals.referral_submitted", versions={1})
class ReferralSubmitted:
    """A referral is on its way, perhaps in place of another one."""

    referral_id: UUID
    supersedes: UUID | None


@foreign("referrals.referral_rerouted", versions={1})
class ReferralRerouted:
    """Another institution is to help."""

    referral_id: UUID


@foreign("referrals.referral_withdrawn", versions={1})
class ReferralWithdrawn:
    """A referral was taken back; after a move another one may follow it."""

    referral_id: UUID


@foreign("referrals.referral_split", versions={1})
class ReferralSplit:
    """Several referrals go on in place of one."""

    referral_id: UUID


@foreign("clients.consent_granted", versions={1})
class ConsentGranted:
    """A client allowed a disclosure; marks stand for what, to whom and what for."""

    consent_id: UUID
    client_id: UUID
    marks: list[str]
    valid_from: date
    valid_until: date


@foreign("clients.consent_narrowed", versions={1})
class ConsentNarrowed:
    """A client took a part of a consent back; these marks are what is left."""

    consent_id: UUID
    client_id: UUID
    marks: list[str]


@foreign("clients.consent_withdrawn", versions={1})
class ConsentWithdrawn:
    """A client took a consent back."""

    consent_id: UUID
    client_id: UUID


@foreign("clients.consent_expired", versions={1})
class ConsentExpired:
    """The time for which a client had consented is over."""

    consent_id: UUID
    client_id: UUID


@foreign("clients.processing_restricted", versions={1})
class ProcessingRestricted:
    """A client's data are kept, and nothing else is done with them."""

    client_id: UUID


@foreign("clients.processing_unrestricted", versions={1})
class ProcessingUnrestricted:
    """A client's data may be used again."""

    client_id: UUID


@foreign("clients.client_data_corrected", versions={1})
class ClientDataCorrected:
    """Some of a client's data were wrong."""

    client_id: UUID
    changed: list[str]


@foreign("clients.clients_merged", versions={1})
class ClientsMerged:
    """Two records are of one person."""

    link_id: UUID
    client_id: UUID
    other_client_id: UUID


@foreign("clients.clients_unmerged", versions={1})
class ClientsUnmerged:
    """Two records were of two people after all."""

    link_id: UUID


@foreign("clients.entry_marked_in_error", versions={1})
class EntryMarkedInError:
    """Something was recorded of the wrong person."""

    entry_id: UUID
    client_id: UUID


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


@foreign("agencies.agency_deactivated", versions={1})
class AgencyDeactivated:
    """From this day on an institution is no more."""

    agency: str
    valid_from: date


@foreign("agencies.service_offered", versions={1})
class ServiceOffered:
    """An institution offers a service."""

    code: str
    service: str


@foreign("agencies.service_withdrawn", versions={1})
class ServiceWithdrawn:
    """An institution offers a service no longer."""

    code: str
    service: str


@foreign("agencies.capacity_declared", versions={1})
class CapacityDeclared:
    """An institution said how much room it has."""

    agency: str
    service: str
    capacity: str


@foreign("agencies.sla_policy_set", versions={1})
class SlaPolicySet:
    """How long answers may take from a day on: at one institution, or at all of them."""

    service: str
    agency: str | None
    valid_from: date
    acknowledge_days: int
    decide_days: int
    appointment_days: int
    waitlist_refresh_days: int
    outcome_days: int


@foreign("agencies.closing_days_set", versions={1})
class ClosingDaysSet:
    """An institution, or everything in a municipality, is closed on these days."""

    agency: str | None
    municipality: str | None
    days: list[date]


@foreign("cases.case_closed", versions={1})
class CaseClosed:
    """Nobody works on this case any more."""

    case_id: UUID


@foreign("cases.case_transferred", versions={1})
class CaseTransferred:
    """A case belongs to another municipality from now on."""

    case_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str
    ownership_epoch: int
