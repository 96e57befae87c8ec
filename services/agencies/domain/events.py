"""What has happened to institutions. None of it is about a person.

These classes are the storage format: change them only together with a version and an upcaster.
"""

from datetime import date, datetime
from uuid import UUID

from services.agencies.domain.contact import Contact
from services.agencies.domain.offer import Offer
from shared.domain.messages import Event, event


@event("agencies.agency_registered")
class AgencyRegistered(Event):
    """An institution was entered into the directory."""

    agency_id: UUID
    code: str
    name: str
    kind: str
    languages: list[str]
    contact: Contact


@event("agencies.agency_updated")
class AgencyUpdated(Event):
    """It is known better how an institution is reached, or of which kind it is."""

    agency_id: UUID
    code: str
    kind: str
    languages: list[str]
    contact: Contact


@event("agencies.agency_renamed")
class AgencyRenamed(Event):
    """An institution has another name from a day on."""

    agency_id: UUID
    code: str
    name: str
    valid_from: date


@event("agencies.agency_merged")
class AgencyMerged(Event):
    """Another institution takes the place of this one from a day on."""

    agency_id: UUID
    agency: str
    into: str
    valid_from: date


@event("agencies.agency_deactivated")
class AgencyDeactivated(Event):
    """From a day on nothing can be asked of the institution any more."""

    agency_id: UUID
    agency: str
    into: str | None
    valid_from: date


@event("agencies.service_offered")
class ServiceOffered(Offer, Event):
    """An institution offers a service from a day on."""

    agency_id: UUID
    code: str
    service: str
    valid_from: date


@event("agencies.service_changed")
class ServiceChanged(Offer, Event):
    """What is said of an offer is this from a day on."""

    agency_id: UUID
    code: str
    service: str
    valid_from: date


@event("agencies.service_withdrawn")
class ServiceWithdrawn(Event):
    """An institution does not offer a service any more from a day on."""

    agency_id: UUID
    code: str
    service: str
    valid_from: date


@event("agencies.capacity_declared")
class CapacityDeclared(Event):
    """An institution has said whether it can take on people, and when again if not."""

    agency: str
    service: str
    capacity: str
    expected_on: date | None
    at: datetime
