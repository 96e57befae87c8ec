"""An entry in somebody's file: a letter, a document or a note, and what happens if it is wrong."""

from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID, uuid5

from services.clients.domain.commands import (
    DiscardEntry,
    FileEntry,
    MarkEntryInError,
    ReattributeEntry,
    WithdrawContent,
)
from services.clients.domain.entry_events import (
    EntryContentWithdrawn,
    EntryDiscarded,
    EntryFiled,
    EntryMarkedInError,
    EntryReattributed,
)
from services.clients.domain.errors import EntryIsEmpty, NotMisfiled, SameFile
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.messages import Event

EntryState = Literal["none", "filed", "in_error", "reattributed", "withdrawn", "discarded"]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """In whose file it is; `filed` is what was filed, `goes_to` where it belongs."""

    state: EntryState = "none"
    client_id: UUID | None = None
    filed: EntryFiled | None = None
    goes_to: tuple[Any, ...] = ()


def evolve(entry: Entry, event: Event) -> Entry:
    """Return the entry after `event`."""
    match event:
        case EntryFiled():
            return Entry(state="filed", client_id=event.client_id, filed=event)
        case EntryMarkedInError():
            return replace(entry, state="in_error")
        case EntryReattributed():
            goes_to = (event.right_client_id, event.right_entry_id, event.right_tenant)
            return replace(entry, state="reattributed", goes_to=goes_to)
        case EntryDiscarded():
            return replace(entry, state="discarded", filed=None)
        case EntryContentWithdrawn():
            return replace(entry, state="withdrawn", filed=None, goes_to=())
        case _:
            return entry


def file_entry(entry: Entry, command: FileEntry) -> list[Event]:
    """File something under a client."""
    if entry.state != "none":
        raise AlreadyExists(entry_id=str(command.entry_id))
    title = " ".join(command.title.split())
    if not title:
        raise EntryIsEmpty
    return [
        EntryFiled(
            entry_id=command.entry_id,
            client_id=command.client_id,
            kind=command.kind,
            title=title,
            content=command.content,
            file=command.file,
            dated=command.dated,
        )
    ]


def mark_entry_in_error(entry: Entry, command: MarkEntryInError) -> list[Event]:
    """Close a wrong file's view of the entry at once."""
    client_id = whose(entry)
    if entry.state != "filed":
        return []
    return [EntryMarkedInError(entry_id=command.entry_id, client_id=client_id, note=command.note)]


def reattribute_entry(entry: Entry, command: ReattributeEntry) -> list[Event]:
    """Name the file that the entry belongs in."""
    client_id = whose(entry)
    right_entry_id = uuid5(command.entry_id, str(command.right_client_id))
    goes_to = (command.right_client_id, right_entry_id, command.right_tenant)
    if entry.goes_to == goes_to:
        return []
    if entry.state != "in_error":
        raise NotMisfiled(state=entry.state)
    if client_id == command.right_client_id:
        raise SameFile
    return [
        EntryReattributed(
            entry_id=command.entry_id,
            client_id=client_id,
            right_client_id=command.right_client_id,
            right_entry_id=right_entry_id,
            right_tenant=command.right_tenant,
        )
    ]


def discard_entry(entry: Entry, command: DiscardEntry) -> list[Event]:
    """Give the entry up."""
    client_id = whose(entry)
    if entry.state == "discarded":
        return []
    if entry.state != "in_error":
        raise NotMisfiled(state=entry.state)
    return [EntryDiscarded(entry_id=command.entry_id, client_id=client_id)]


def withdraw_content(entry: Entry, command: WithdrawContent) -> list[Event]:
    """Note that nothing is needed any more of what was filed here."""
    client_id = whose(entry)
    if entry.state != "reattributed":
        return []
    return [EntryContentWithdrawn(entry_id=command.entry_id, client_id=client_id)]


def whose(entry: Entry) -> UUID:
    """Return in whose file the entry was, or raise `NotFound`."""
    if entry.client_id is None:
        raise NotFound
    return entry.client_id


ENTRY = Aggregate(
    category="entry",
    key="entry_id",
    initial=Entry(),
    evolve=evolve,
    decisions={
        FileEntry: file_entry,
        MarkEntryInError: mark_entry_in_error,
        ReattributeEntry: reattribute_entry,
        DiscardEntry: discard_entry,
        WithdrawContent: withdraw_content,
    },
    beginnings=frozenset({FileEntry}),
    about="A letter, a document or a note in a client's file.",
)
