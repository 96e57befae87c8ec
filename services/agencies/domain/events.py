"""What has happened in the directory. None of it is about a person.

These classes are the storage format: change them only together with a version and an upcaster.
"""

from datetime import date
from uuid import UUID

from shared.domain.messages import Event, event


@event("agencies.agency_registered")
class AgencyRegistered(Event):
    """An institution was entered into the directory."""

    agency_id: UUID
    code: str
    name: str
    kind: str


@event("agencies.service_offered")
class ServiceOffered(Event):
    """An institution offers a service in these languages."""

    agency_id: UUID
    code: str
    service: str
    languages: list[str]


@event("agencies.jurisdiction_assigned")
class JurisdictionAssigned(Event):
    """An institution became competent for a service in a municipality."""

    service: str
    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None


@event("agencies.jurisdiction_ended")
class JurisdictionEnded(Event):
    """The competence that began on `valid_from` ends with the day `ends_on`."""

    service: str
    municipality: str
    agency: str
    valid_from: date
    ends_on: date
