"""What can be asked about two records that may be of one person."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

RecordKind = Literal["entry", "consent"]


class ProposeMerge(Command):
    """Propose that two records are of one person.

    The door adds who proposes it and which tenants keep the records.
    """

    link_id: UUID
    client_id: UUID
    other_client_id: UUID
    reason: str
    at: datetime
    by: str = ""
    own_tenant: str = ""
    other_tenant: str = ""


class ConfirmMerge(Command):
    """Agree that it is one person: somebody else, from the other tenant if there is one."""

    link_id: UUID
    at: datetime
    by: str = ""
    institution: str = ""


class RejectMerge(Command):
    """Say that these are two persons, or that it is not certain enough."""

    link_id: UUID
    reason: str
    at: datetime
    by: str = ""
    institution: str = ""


class UndoMerge(Command):
    """Take the link back, at any time: they are two persons after all."""

    link_id: UUID
    reason: str
    at: datetime


class AssignRecord(Command):
    """Say whose something is that was recorded while two records were linked.

    It is now filed under one of them (`filed_under`), and stays there or belongs to the other.
    """

    link_id: UUID
    record_id: UUID
    kind: RecordKind
    filed_under: UUID
    client_id: UUID
    at: datetime
