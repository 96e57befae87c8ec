"""What has happened to an entry in somebody's file; stored for ever.

Each entry is sealed under a key of its own, so that one alone can be destroyed.
"""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, TypeVar
from uuid import UUID

from services.clients.domain.entry_commands import EntryKind
from shared.domain.messages import Event, event
from shared.domain.personal import Sealed

T = TypeVar("T")
Filed = Annotated[T, Sealed(category="entry", each="entry_id")]


@dataclass(frozen=True, kw_only=True)
class EntryEvent(Event):
    """Which entry, and in whose file."""

    entry_id: UUID
    client_id: UUID


@event("clients.entry_filed", subject="client_id")
class EntryFiled(EntryEvent):
    """A letter, a document or a note was filed."""

    kind: EntryKind
    title: Filed[str]
    content: Filed[str | None]
    file: Filed[str | None]
    dated: Filed[date | None]


@event("clients.entry_marked_in_error", subject="client_id")
class EntryMarkedInError(EntryEvent):
    """An entry was in a wrong file; who has read it there is asked to forget it."""

    note: Filed[str | None]


@event("clients.entry_reattributed", subject="client_id")
class EntryReattributed(EntryEvent):
    """The right file for an entry was found; only the entry's own key tells which."""

    right_client_id: Filed[UUID]
    right_entry_id: Filed[UUID]
    right_tenant: Filed[str]


@event("clients.entry_discarded")
class EntryDiscarded(EntryEvent):
    """An entry in a wrong file belonged to nobody known here; its content is destroyed."""


@event("clients.entry_content_withdrawn")
class EntryContentWithdrawn(EntryEvent):
    """The right file has the entry now; what was left in the wrong one is destroyed."""
