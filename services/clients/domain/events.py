"""What has happened to clients and consents.

These classes are the storage format: change them only together with a version and an upcaster.
"""

from datetime import date
from uuid import UUID

from services.clients.domain.commands import BirthPrecision, ConsentForm, GivenBy
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@event("clients.client_registered", subject="client_id")
class ClientRegistered(Event):
    """A person's record was opened."""

    client_id: UUID
    household_id: UUID | None
    given_name: Personal[str]
    family_name: Personal[str]
    birth_date: Personal[date]
    birth_precision: BirthPrecision
    language: str
    phone: Personal[str | None]
    address: Personal[str | None]


@event("clients.potential_duplicate_flagged")
class PotentialDuplicateFlagged(Event):
    """Other records resemble this person's; nobody has decided whether they are the same."""

    client_id: UUID
    other_client_ids: list[UUID]
    reasons: list[str]


@event("clients.client_data_corrected", subject="client_id")
class ClientDataCorrected(Event):
    """The fields named in `changed` have new values; an empty one was deleted."""

    client_id: UUID
    changed: list[str]
    given_name: Personal[str | None] = None
    family_name: Personal[str | None] = None
    birth_date: Personal[date | None] = None
    birth_precision: BirthPrecision | None = None
    phone: Personal[str | None] = None
    address: Personal[str | None] = None
    reason: Personal[str]


@event("clients.consent_granted", subject="client_id")
class ConsentGranted(Event):
    """A client allowed the recipients to learn these classes of data for one purpose."""

    consent_id: UUID
    client_id: UUID
    given_by: GivenBy
    purpose: str
    recipients: list[str]
    data_classes: list[str]
    explicit_classes: list[str]
    valid_from: date
    valid_until: date
    text_version: str
    language: str
    mediator: Personal[str | None]
    form: ConsentForm


@event("clients.consent_withdrawn")
class ConsentWithdrawn(Event):
    """A client took a consent back; what was done until then stays lawful."""

    consent_id: UUID
    client_id: UUID
    purpose: str
