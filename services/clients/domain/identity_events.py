"""What has happened between two records that may be of one person; stored for ever.

The records themselves are never rewritten.
"""

from dataclasses import dataclass
from uuid import UUID

from services.clients.domain.identity_commands import RecordKind
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@dataclass(frozen=True, kw_only=True)
class LinkEvent(Event):
    """Which link, and between which records."""

    link_id: UUID
    client_id: UUID
    other_client_id: UUID


@event("clients.merge_proposed", subject="client_id")
class MergeProposed(LinkEvent):
    """Somebody takes two records to be of one person."""

    tenant: str
    other_tenant: str
    proposed_by: str
    reason: Personal[str]


@event("clients.clients_merged")
class ClientsMerged(LinkEvent):
    """Two people agree that two records are of one person. Nobody sees more than before."""


@event("clients.merge_rejected", subject="client_id")
class MergeRejected(LinkEvent):
    """Somebody does not take the two records to be of one person."""

    reason: Personal[str]


@event("clients.clients_unmerged", subject="client_id")
class ClientsUnmerged(LinkEvent):
    """Two records are of two persons after all."""

    reason: Personal[str]


@event("clients.record_assigned")
class RecordAssigned(LinkEvent):
    """What was recorded while two records were linked was found to be `owner_id`'s."""

    record_id: UUID
    kind: RecordKind
    filed_under: UUID
    owner_id: UUID
