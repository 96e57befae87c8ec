"""What the committees have decided; a decision is never changed."""

from typing import Any
from uuid import UUID

from services.steering.domain.errors import ReferenceTaken
from services.steering.domain.sitting_events import DecisionIssued
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

ISSUE = """
    INSERT INTO decision (tenant, reference, sitting_id, motion_id, proposal_id, obstacle_id,
                          responsible, due_on, evaluate_on, issued_at)
    VALUES (%(tenant)s, %(reference)s, %(sitting_id)s, %(motion_id)s, %(proposal_id)s,
            %(obstacle_id)s, %(responsible)s, %(due_on)s, %(evaluate_on)s, %(issued_at)s)
    ON CONFLICT (tenant, reference) DO NOTHING
"""
PAGE = """
    SELECT to_jsonb(decision) - 'tenant' || jsonb_build_object('title', title) AS item
      FROM decision LEFT JOIN proposal USING (proposal_id)
     ORDER BY issued_at DESC, reference
"""
OF_OBSTACLE = """
    SELECT to_jsonb(decision) - 'tenant' - 'obstacle_id' AS decision
      FROM decision
     WHERE obstacle_id = %s
     ORDER BY issued_at, reference
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event.

    Raises `ReferenceTaken` where another sitting took the reference in the same moment.
    """
    match recorded.event:
        case DecisionIssued() as event:
            more = {"tenant": recorded.tenant, "issued_at": recorded.occurred_at}
            if not db.execute(ISSUE, vars(event) | more):
                raise ReferenceTaken(reference=event.reference)


def page(db: Session, asked: Page) -> Row:
    """Return decisions, newest first."""
    return paged(db, PAGE, {}, asked)


def of_obstacle(db: Session, obstacle_id: UUID) -> list[Row]:
    """Return what was decided about an obstacle."""
    return [row["decision"] for row in db.all(OF_OBSTACLE, (obstacle_id,))]


def is_taken(db: Session, reference: Any) -> bool:
    """Say whether a decision already has this reference."""
    if not isinstance(reference, str):
        return False
    return db.one("SELECT 1 FROM decision WHERE reference = %s", (reference,)) is not None


PROJECTION = Projection(name="decisions", tables=("decision",), project=project)
