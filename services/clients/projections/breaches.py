"""Which breaches are being assessed, and how much of the 72 hours is left."""

from typing import Any, Final

from services.clients.domain.breach_events import (
    BreachAssessmentOpened,
    BreachClosed,
    BreachDeadlinePassed,
    BreachDocumented,
    BreachEvent,
)
from services.clients.domain.events import ClientHandedOver
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

OPEN: Final = """
    INSERT INTO breach (breach_id, tenant, owner, entry_id, client_id, state, opened_at, due_at,
                        version)
    VALUES (%(breach_id)s, %(tenant)s,
            coalesce((SELECT owner FROM client WHERE client.client_id = %(client_id)s),
                     %(tenant)s),
            %(entry_id)s, %(client_id)s, 'open', %(opened_at)s, %(due_at)s, %(version)s)
    ON CONFLICT (breach_id) DO NOTHING
"""
CHANGE: Final = """
    UPDATE breach SET state = coalesce(%s, state), late = late OR %s,
                      decision = coalesce(%s, decision), version = %s
     WHERE breach_id = %s
"""
PAGE: Final = """
    SELECT to_jsonb(breach) - 'tenant' - 'owner' AS item FROM breach ORDER BY due_at, breach_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case BreachAssessmentOpened() as event:
            place = {"tenant": recorded.tenant, "version": recorded.version}
            db.execute(OPEN, vars(event) | place | {"opened_at": recorded.recorded_at})
        case BreachEvent() as event:
            db.execute(CHANGE, (*changed(event), recorded.version, recorded.stream_id))
        case ClientHandedOver(client_id=client_id, to_tenant=owner):
            db.execute("UPDATE breach SET owner = %s WHERE client_id = %s", (owner, client_id))


def changed(event: BreachEvent) -> tuple[str | None, bool, Any]:
    """Return the new state, if any, whether it is late now, and what was decided."""
    match event:
        case BreachDocumented():
            return "documented", False, None
        case BreachClosed(decision=decision):
            return "closed", False, decision
        case _:
            return None, isinstance(event, BreachDeadlinePassed), None


def page(db: Session, asked: Page) -> Row:
    """Return one page of breaches, the most urgent first."""
    return paged(db, PAGE, {}, asked)


PROJECTION = Projection(name="breaches", tables=("breach",), project=project)
