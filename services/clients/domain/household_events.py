"""What has happened to a household; stored for ever."""

from uuid import UUID

from services.clients.domain.household_commands import MemberRole
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@event("clients.household_formed")
class HouseholdFormed(Event):
    """A household began."""

    household_id: UUID


@event("clients.household_member_joined", subject="client_id")
class HouseholdMemberJoined(Event):
    """Somebody lives in the household from now on."""

    household_id: UUID
    client_id: UUID
    role: Personal[MemberRole]


@event("clients.household_member_left")
class HouseholdMemberLeft(Event):
    """Somebody no longer lives in the household."""

    household_id: UUID
    client_id: UUID


@event("clients.custody_set", subject="client_id")
class CustodySet(Event):
    """Somebody decides for a child from now on; who did before has no longer a say."""

    household_id: UUID
    client_id: UUID
    guardians: Personal[list[UUID]]
    custodian: Personal[str | None]
