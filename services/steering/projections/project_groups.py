"""The project groups, by the obstacle each works on."""

from uuid import UUID

from services.steering.domain.events import ProjectGroupFormed
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

FORM = """
    INSERT INTO project_group (group_id, tenant, obstacle_id, name, members, formed_at)
    VALUES (%(group_id)s, %(tenant)s, %(obstacle_id)s, %(name)s, %(members)s, %(formed_at)s)
    ON CONFLICT (group_id) DO NOTHING
"""
OF_OBSTACLE = """
    SELECT to_jsonb(project_group) - 'tenant' - 'obstacle_id' AS project_group
      FROM project_group
     WHERE obstacle_id = %s
     ORDER BY formed_at, group_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case ProjectGroupFormed() as event:
            more = {"tenant": recorded.tenant, "formed_at": recorded.occurred_at}
            db.execute(FORM, vars(event) | more)


def of_obstacle(db: Session, obstacle_id: UUID) -> list[Row]:
    """Return the groups that work, or worked, on an obstacle."""
    return [row["project_group"] for row in db.all(OF_OBSTACLE, (obstacle_id,))]


def works_on(db: Session, group_id: UUID | None) -> UUID | None:
    """Return the obstacle a group works on, or `None` where there is no such group."""
    row = db.one("SELECT obstacle_id FROM project_group WHERE group_id = %s", (group_id,))
    return row["obstacle_id"] if row else None


PROJECTION = Projection(name="project_groups", tables=("project_group",), project=project)
