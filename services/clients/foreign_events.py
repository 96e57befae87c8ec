"""The little that clients reads of others, and of itself when it goes on with its own work."""

from dataclasses import dataclass
from uuid import UUID

from shared.domain.messages import foreign


@foreign("cases.case_transferred", versions={1})
class CaseTransferred:
    """Another municipality is in charge of a case, and of the people in it."""

    case_id: UUID
    client_ids: list[UUID]
    to_tenant: str
    ownership_epoch: int


@foreign("cases.case_closed", versions={1})
class CaseClosed:
    """A case ended before its goals were reached."""

    client_id: UUID


@foreign("clients.client_data_corrected", versions={1})
class ClientDataCorrected:
    """Some of what was known of a person was wrong."""

    client_id: UUID
    changed: list[str]


@foreign("clients.custody_set", versions={1})
class CustodySet:
    """Somebody else decides for a child."""

    client_id: UUID


@dataclass(frozen=True, kw_only=True)
class OfEntry:
    """A fact about an entry in somebody's file."""

    entry_id: UUID
    client_id: UUID


@foreign("clients.entry_marked_in_error", versions={1})
class EntryMarkedInError(OfEntry):
    """An entry was in a wrong file."""


@foreign("clients.entry_reattributed", versions={1})
class EntryReattributed(OfEntry):
    """The right file for an entry was found."""


@foreign("clients.entry_content_withdrawn", versions={1})
class EntryContentWithdrawn(OfEntry):
    """The right file has the entry now."""


@foreign("clients.entry_discarded", versions={1})
class EntryDiscarded(OfEntry):
    """An entry belongs to nobody known here."""


@foreign("clients.record_assigned", versions={1})
class RecordAssigned:
    """Something that was recorded while two records were linked was found to be somebody's."""

    record_id: UUID
    kind: str
    filed_under: UUID
    owner_id: UUID
