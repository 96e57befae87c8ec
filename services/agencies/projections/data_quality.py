"""The doubts about the directory, open and resolved."""

from services.agencies.domain.competence_events import (
    DataQualityTaskRaised,
    DataQualityTaskResolved,
)
from services.agencies.projections.questions import PageInState
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

RAISE = """
    INSERT INTO data_quality_task (task_id, tenant, reason, service, municipality, agency, due_on,
                                   state, times, raised_at, changed_at, version)
    VALUES (%(task_id)s, %(tenant)s, %(reason)s, %(service)s, %(municipality)s, %(agency)s,
            %(due_on)s, 'open', 1, %(at)s, %(at)s, %(version)s)
    ON CONFLICT (task_id) DO UPDATE
       SET state = 'open', times = data_quality_task.times + 1, resolution = NULL,
           due_on = excluded.due_on, changed_at = excluded.changed_at, version = excluded.version
"""
RESOLVE = """
    UPDATE data_quality_task
       SET state = 'resolved', resolution = %(resolution)s, changed_at = %(at)s,
           version = %(version)s
     WHERE task_id = %(task_id)s
"""
PAGE = """
    SELECT to_jsonb(data_quality_task) - 'tenant' AS item
      FROM data_quality_task
     WHERE %(state)s IS NULL OR state = %(state)s
     ORDER BY raised_at, task_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    known = {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "version": recorded.version,
    }
    match recorded.event:
        case DataQualityTaskRaised() as event:
            db.execute(RAISE, known | vars(event))
        case DataQualityTaskResolved() as event:
            db.execute(RESOLVE, vars(event) | known)


def page(db: Session, asked: PageInState) -> Row:
    """Return tasks, the oldest first: all, or those in one state."""
    return paged(db, PAGE, {"state": asked.state}, asked)


PROJECTION = Projection(name="data_quality", tables=("data_quality_task",), project=project)
