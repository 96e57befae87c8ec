"""What can be asked of a household."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

MemberRole = Literal["adult", "child"]


class FormHousehold(Command):
    """Begin a household, without anybody in it yet."""

    household_id: UUID
    at: datetime


class JoinHousehold(Command):
    """Note that somebody lives in the household; each member's consents stay their own."""

    household_id: UUID
    client_id: UUID
    role: MemberRole
    at: datetime


class LeaveHousehold(Command):
    """Note that somebody no longer lives in the household."""

    household_id: UUID
    client_id: UUID
    at: datetime


class SetCustody(Command):
    """Say who decides for a child: members of the household, or a `custodian` from outside.

    Who is not named has no longer a say.
    """

    household_id: UUID
    client_id: UUID
    guardians: list[UUID]
    custodian: str | None = None
    at: datetime
