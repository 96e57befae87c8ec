"""What can be asked of an entry: a letter, a document or a note in somebody's file."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

EntryKind = Literal["letter", "document", "note"]


class FileEntry(Command):
    """File something under a client; `file` says where the original is kept."""

    entry_id: UUID
    client_id: UUID
    kind: EntryKind
    title: str
    content: str | None = None
    file: str | None = None
    dated: date | None = None
    at: datetime


class MarkEntryInError(Command):
    """Say that an entry is not in the right file: from now on nobody can read it there."""

    entry_id: UUID
    note: str | None = None
    at: datetime


class ReattributeEntry(Command):
    """Have an entry that was filed in error put into the right person's file.

    The door adds the tenant who keeps that file.
    """

    entry_id: UUID
    right_client_id: UUID
    at: datetime
    right_tenant: str = ""


class DiscardEntry(Command):
    """Destroy an entry that was filed in error and belongs to nobody known here."""

    entry_id: UUID
    at: datetime


class WithdrawContent(Command):
    """Note that the right file has the entry now, so that what is left here can be destroyed."""

    entry_id: UUID
    at: datetime
