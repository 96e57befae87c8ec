"""The obstacles of a district, and how far each has come."""

from typing import Any
from uuid import UUID

from services.steering.domain import obstacle_events as told
from services.steering.domain.obstacle import TRANSITIONS, step_of
from services.steering.projections.questions import PageInState
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

STATE_AFTER = {step: state for steps in TRANSITIONS.values() for step, state in steps.items()}

REPORT = """
    INSERT INTO obstacle (obstacle_id, tenant, kind, service, municipality, source, state,
                          reported_at, changed_at, version)
    VALUES (%(obstacle_id)s, %(tenant)s, %(kind)s, %(service)s, %(municipality)s, %(source)s,
            %(state)s, %(at)s, %(at)s, %(version)s)
    ON CONFLICT (obstacle_id) DO NOTHING
"""
ADVANCE = """
    UPDATE obstacle
       SET state = %(state)s, changed_at = %(at)s, version = %(version)s,
           group_id = coalesce(%(group_id)s, group_id),
           cause = coalesce(%(cause)s, cause),
           reference = coalesce(%(reference)s, reference),
           in_force_on = coalesce(%(in_force_on)s, in_force_on),
           measured = coalesce(%(measured)s, measured)
     WHERE obstacle_id = %(obstacle_id)s
"""
LEARNED = ("group_id", "cause", "reference", "in_force_on", "measured")
ONE = "SELECT to_jsonb(obstacle) - 'tenant' AS obstacle FROM obstacle WHERE obstacle_id = %s"
PAGE = """
    SELECT to_jsonb(obstacle) - 'tenant' AS item
      FROM obstacle
     WHERE %(state)s IS NULL OR state = %(state)s
     ORDER BY reported_at DESC, obstacle_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    if recorded.category != "obstacle":
        return
    event = recorded.event
    row = {name: None for name in LEARNED} | vars(event) | when(recorded)
    db.execute(REPORT if isinstance(event, told.ObstacleReported) else ADVANCE, row)


def when(recorded: Recorded) -> dict[str, Any]:
    """Return what the envelope and the table of transitions tell of an event."""
    return {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "version": recorded.version,
        "state": STATE_AFTER[step_of(recorded.event)],
    }


def one(db: Session, obstacle_id: UUID) -> Row | None:
    """Return an obstacle, if there is one."""
    row = db.one(ONE, (obstacle_id,))
    return row["obstacle"] if row else None


def page(db: Session, asked: PageInState) -> Row:
    """Return obstacles, newest first: all, or those in one state."""
    return paged(db, PAGE, {"state": asked.state}, asked)


def state_of(db: Session, obstacle_id: UUID | None) -> str | None:
    """Return where an obstacle stands, or `None` where there is none."""
    row = db.one("SELECT state FROM obstacle WHERE obstacle_id = %s", (obstacle_id,))
    return row["state"] if row else None


PROJECTION = Projection(name="obstacles", tables=("obstacle",), project=project)
