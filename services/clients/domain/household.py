"""A household: who lives together, and who decides for the children in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from services.clients.domain.commands import (
    FormHousehold,
    JoinHousehold,
    LeaveHousehold,
    SetCustody,
)
from services.clients.domain.errors import (
    AlreadyAMember,
    NobodyDecides,
    NotAMember,
    NotAnAdultMember,
)
from services.clients.domain.household_events import (
    CustodySet,
    HouseholdFormed,
    HouseholdMemberJoined,
    HouseholdMemberLeft,
)
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists, NotFound
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Household:
    """Who lives there, each as an adult or a child, and who decides for whom."""

    household_id: UUID | None = None
    members: Mapping[UUID, Any] = field(default_factory=dict)
    custody: Mapping[UUID, tuple[Any, Any]] = field(default_factory=dict)


def evolve(household: Household, event: Event) -> Household:
    """Return the household after `event`."""
    members, custody = household.members, household.custody
    match event:
        case HouseholdFormed(household_id=household_id):
            return replace(household, household_id=household_id)
        case HouseholdMemberJoined(client_id=client_id, role=role):
            return replace(household, members={**members, client_id: role})
        case HouseholdMemberLeft(client_id=client_id):
            return replace(
                household, members=without(members, client_id), custody=without(custody, client_id)
            )
        case CustodySet(client_id=client_id):
            decided = (frozenset(event.guardians or ()), event.custodian or None)
            return replace(household, custody={**custody, client_id: decided})
        case _:
            return household


def without(known: Mapping[UUID, Any], client_id: UUID) -> dict[UUID, Any]:
    """Return what is known of everybody else."""
    return {each: value for each, value in known.items() if each != client_id}


def form_household(household: Household, command: FormHousehold) -> list[Event]:
    """Begin a household."""
    if household.household_id is not None:
        raise AlreadyExists(household_id=str(command.household_id))
    return [HouseholdFormed(household_id=command.household_id)]


def join_household(household: Household, command: JoinHousehold) -> list[Event]:
    """Let somebody in."""
    require_formed(household)
    role = household.members.get(command.client_id)
    if role == command.role:
        return []
    if role is not None:
        raise AlreadyAMember(client_id=str(command.client_id))
    return [
        HouseholdMemberJoined(
            household_id=command.household_id, client_id=command.client_id, role=command.role
        )
    ]


def leave_household(household: Household, command: LeaveHousehold) -> list[Event]:
    """Let somebody go; who decides for a child is not changed by a guardian's moving out."""
    require_formed(household)
    if command.client_id not in household.members:
        return []
    return [HouseholdMemberLeft(household_id=command.household_id, client_id=command.client_id)]


def set_custody(household: Household, command: SetCustody) -> list[Event]:
    """Say who decides for a child from now on."""
    require_formed(household)
    if household.members.get(command.client_id) != "child":
        raise NotAMember(client_id=str(command.client_id))
    guardians, custodian = frozenset(command.guardians), command.custodian or None
    if not guardians and not custodian:
        raise NobodyDecides
    before = household.custody.get(command.client_id, (frozenset(), None))
    require_adults(household, guardians - before[0])
    if before == (guardians, custodian):
        return []
    return [
        CustodySet(
            household_id=command.household_id,
            client_id=command.client_id,
            guardians=sorted(guardians),
            custodian=custodian,
        )
    ]


def require_adults(household: Household, guardians: frozenset[UUID]) -> None:
    """Raise `NotAnAdultMember` for a new guardian who is none."""
    if strangers := [each for each in guardians if household.members.get(each) != "adult"]:
        raise NotAnAdultMember(client_ids=sorted(map(str, strangers)))


def require_formed(household: Household) -> None:
    """Raise `NotFound` unless there is a household."""
    if household.household_id is None:
        raise NotFound


HOUSEHOLD = Aggregate(
    category="household",
    key="household_id",
    initial=Household(),
    evolve=evolve,
    decisions={
        FormHousehold: form_household,
        JoinHousehold: join_household,
        LeaveHousehold: leave_household,
        SetCustody: set_custody,
    },
    beginnings=frozenset({FormHousehold}),
    commuting=frozenset({JoinHousehold, LeaveHousehold}),
    about="Who lives together, and who decides for the children.",
)
