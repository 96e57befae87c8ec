"""What has happened to the record of a person; stored for ever.

The other events are declared beside what they happen to: `consent_events.py`,
`household_events.py`, `identity_events.py`, `entry_events.py`, `breach_events.py`.
"""

from datetime import date
from uuid import UUID

from services.clients.domain.client_commands import BirthPrecision, Ground
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@event("clients.client_registered", subject="client_id")
class ClientRegistered(Event):
    """A person's record was opened."""

    client_id: UUID
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


@event("clients.name_variant_added", subject="client_id")
class NameVariantAdded(Event):
    """A document or a script spells the name in another way."""

    client_id: UUID
    given_name: Personal[str]
    family_name: Personal[str]
    script: str
    source_document: str


@event("clients.identifier_recorded", subject="client_id")
class IdentifierRecorded(Event):
    """The number of a document was noted."""

    client_id: UUID
    kind: str
    value: Personal[str]


@event("clients.processing_restricted", subject="client_id")
class ProcessingRestricted(Event):
    """The data are kept, and nothing new is disclosed."""

    client_id: UUID
    ground: Personal[Ground]
    reason: Personal[str]


@event("clients.processing_unrestricted", subject="client_id")
class ProcessingUnrestricted(Event):
    """The data may be worked with again."""

    client_id: UUID
    reason: Personal[str]


@event("clients.location_protection_set", subject="client_id")
class LocationProtectionSet(Event):
    """Nobody outside may learn where the person is."""

    client_id: UUID
    basis: Personal[str]
    note: Personal[str | None]


@event("clients.location_protection_lifted", subject="client_id")
class LocationProtectionLifted(Event):
    """Where the person is needs no protection any more."""

    client_id: UUID
    reason: Personal[str]


@event("clients.client_handed_over")
class ClientHandedOver(Event):
    """Another municipality is in charge of the person from now on."""

    client_id: UUID
    to_tenant: str
    ownership_epoch: int
