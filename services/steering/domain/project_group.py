"""A project group: institutions that look into one obstacle together."""

from dataclasses import dataclass, replace
from uuid import UUID

from services.steering.domain.codes import INSTITUTION, require_codes, require_no_person
from services.steering.domain.commands import FormProjectGroup
from services.steering.domain.errors import NobodyInGroup, ObstacleNotConfirmed
from services.steering.domain.events import ProjectGroupFormed
from shared.domain.aggregate import Aggregate
from shared.domain.errors import AlreadyExists
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class ProjectGroup:
    """Which obstacle the group works on, once it is formed."""

    obstacle_id: UUID | None = None


def evolve(group: ProjectGroup, event: Event) -> ProjectGroup:
    """Return `group` as it stands after `event`."""
    match event:
        case ProjectGroupFormed():
            return replace(group, obstacle_id=event.obstacle_id)
        case _:
            return group


def form(group: ProjectGroup, command: FormProjectGroup) -> list[Event]:
    """Form a group for a confirmed obstacle from institutions named once each."""
    if group.obstacle_id:
        raise AlreadyExists
    require_no_person(name=command.name)
    require_members(command.members)
    if command.obstacle_state != "confirmed":
        raise ObstacleNotConfirmed(state=command.obstacle_state)
    formed = ProjectGroupFormed(
        group_id=command.group_id,
        obstacle_id=command.obstacle_id,
        name=command.name,
        members=command.members,
    )
    return [formed]


def require_members(members: list[str]) -> None:
    """Raise a refusal unless there are institutions, by their codes, each named once."""
    if not members or len(set(members)) < len(members):
        raise NobodyInGroup
    for member in members:
        require_codes(INSTITUTION, members=member)


PROJECT_GROUP = Aggregate(
    category="project_group",
    key="group_id",
    initial=ProjectGroup(),
    evolve=evolve,
    decisions={FormProjectGroup: form},
    beginnings=frozenset({FormProjectGroup}),
    about="Institutions that look into one obstacle together.",
)
