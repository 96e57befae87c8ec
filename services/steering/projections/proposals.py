"""The proposals, and what has become of each."""

from collections.abc import Sequence
from uuid import UUID

from services.steering.domain.errors import AlreadyDecided
from services.steering.domain.events import ProposalSubmitted
from services.steering.domain.sitting_events import MotionCarried, MotionRejected, SittingConvened
from services.steering.projections.questions import PageInState
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

SUBMIT = """
    INSERT INTO proposal (proposal_id, tenant, group_id, obstacle_id, title, target_metric,
                          target_value, evaluate_on, state, submitted_at, version)
    VALUES (%(proposal_id)s, %(tenant)s, %(group_id)s, %(obstacle_id)s, %(title)s,
            %(target_metric)s, %(target_value)s, %(evaluate_on)s, 'submitted', %(submitted_at)s,
            %(version)s)
    ON CONFLICT (proposal_id) DO NOTHING
"""
PAGE = """
    SELECT to_jsonb(proposal) - 'tenant' AS item
      FROM proposal
     WHERE %(state)s IS NULL OR state = %(state)s
     ORDER BY submitted_at DESC, proposal_id
"""
OF_OBSTACLE = """
    SELECT to_jsonb(proposal) - 'tenant' - 'obstacle_id' AS proposal
      FROM proposal
     WHERE obstacle_id = %s
     ORDER BY submitted_at, proposal_id
"""
MOVE = """
    UPDATE proposal SET state = %s
     WHERE proposal_id = %s AND state IN ('submitted', 'tabled')
"""
UNDECIDED = """
    SELECT proposal_id::text, obstacle_id::text
      FROM proposal
     WHERE proposal_id = ANY(%s) AND state IN ('submitted', 'tabled')
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event.

    Raises `AlreadyDecided` where another sitting decided in the same moment.
    """
    match recorded.event:
        case ProposalSubmitted() as event:
            more = {"submitted_at": recorded.occurred_at, "version": recorded.version}
            db.execute(SUBMIT, vars(event) | more | {"tenant": recorded.tenant})
        case SittingConvened(agenda=agenda):
            for item in agenda:
                move(db, item.proposal_id, "tabled")
        case MotionCarried(proposal_id=proposal_id):
            decide(db, proposal_id, "adopted")
        case MotionRejected(proposal_id=proposal_id):
            decide(db, proposal_id, "rejected")


def move(db: Session, proposal_id: UUID, state: str) -> int:
    """Note what has become of a proposal that nobody has decided on; return whether there is."""
    return db.execute(MOVE, (state, proposal_id))


def decide(db: Session, proposal_id: UUID, state: str) -> None:
    """Note how a sitting has decided: the first one counts."""
    if not move(db, proposal_id, state):
        raise AlreadyDecided


def page(db: Session, asked: PageInState) -> Row:
    """Return proposals, newest first: all, or those in one state."""
    return paged(db, PAGE, {"state": asked.state}, asked)


def of_obstacle(db: Session, obstacle_id: UUID) -> list[Row]:
    """Return the proposals about an obstacle."""
    return [row["proposal"] for row in db.all(OF_OBSTACLE, (obstacle_id,))]


def undecided(db: Session, proposal_ids: Sequence[UUID]) -> list[Row]:
    """Return, of these proposals, those no sitting has decided on, each with its obstacle."""
    return db.all(UNDECIDED, (list(proposal_ids),))


def is_decided(db: Session, proposal_id: UUID | None) -> bool:
    """Say whether a sitting has decided on this proposal."""
    row = db.one("SELECT state FROM proposal WHERE proposal_id = %s", (proposal_id,))
    return row is not None and row["state"] in ("adopted", "rejected")


PROJECTION = Projection(name="proposals", tables=("proposal",), project=project)
