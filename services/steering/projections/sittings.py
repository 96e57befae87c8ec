"""The sittings: agenda, attendance, motions, votes."""

from typing import Any
from uuid import UUID

from services.steering.domain import sitting_events as told
from shared.database import Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

CONVENE = """
    INSERT INTO sitting (sitting_id, tenant, committee_id, held_on, state, version)
    VALUES (%(sitting_id)s, %(tenant)s, %(committee_id)s, %(held_on)s, 'planned', %(version)s)
    ON CONFLICT (sitting_id) DO NOTHING
"""
ITEM = """
    INSERT INTO agenda_item (sitting_id, tenant, place, proposal_id, obstacle_id)
    VALUES (%(sitting_id)s, %(tenant)s, %(place)s, %(proposal_id)s, %(obstacle_id)s)
    ON CONFLICT (sitting_id, proposal_id) DO NOTHING
"""
SEAT = """
    INSERT INTO attendance (sitting_id, tenant, place, seat, voting, present)
    VALUES (%(sitting_id)s, %(tenant)s, %(place)s, %(seat)s, %(voting)s, false)
    ON CONFLICT (sitting_id, seat) DO NOTHING
"""
ATTEND = """
    UPDATE attendance SET present = %(present)s
     WHERE sitting_id = %(sitting_id)s AND seat = %(seat)s
"""
PUT = """
    INSERT INTO motion (sitting_id, tenant, motion_id, proposal_id, state, present, needed, place)
    VALUES (%(sitting_id)s, %(tenant)s, %(motion_id)s, %(proposal_id)s, 'running', %(present)s,
            %(needed)s, %(version)s)
    ON CONFLICT (sitting_id, motion_id) DO NOTHING
"""
VOTE = """
    INSERT INTO vote (sitting_id, tenant, motion_id, seat, vote)
    VALUES (%(sitting_id)s, %(tenant)s, %(motion_id)s, %(seat)s, %(vote)s)
    ON CONFLICT (sitting_id, motion_id, seat) DO NOTHING
"""
SET_ASIDE = """
    UPDATE motion SET state = 'set_aside'
     WHERE sitting_id = %(sitting_id)s AND motion_id = %(motion_id)s
"""
RUNNING = "SELECT proposal_id FROM motion WHERE motion_id = %s AND state = 'running'"
COUNT = """
    UPDATE motion SET state = %(state)s, yes = %(yes)s, no = %(no)s, abstentions = %(abstentions)s
     WHERE sitting_id = %(sitting_id)s AND motion_id = %(motion_id)s
"""
TOUCH = """
    UPDATE sitting SET version = %(version)s, state = coalesce(%(state)s, state)
     WHERE sitting_id = %(sitting_id)s
"""
STATES = {
    told.SittingOpened: "opened",
    told.SittingClosed: "closed",
    told.MotionCarried: "carried",
    told.MotionRejected: "rejected",
}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    if recorded.category != "sitting":
        return
    event = recorded.event
    known = {"tenant": recorded.tenant, "version": recorded.version}
    row = vars(event) | known | {"state": STATES.get(type(event))}
    match event:
        case told.SittingConvened():
            convene(db, event, row)
        case told.AttendanceRecorded():
            db.execute(ATTEND, row)
        case told.MotionPut():
            db.execute(PUT, row)
        case told.VoteCast():
            db.execute(VOTE, row)
        case told.MotionCarried() | told.MotionRejected():
            db.execute(COUNT, row)
            row["state"] = None
        case told.MotionSetAside():
            db.execute(SET_ASIDE, row)
    db.execute(TOUCH, row)


def proposal_of(db: Session, motion_id: UUID | None) -> UUID | None:
    """Return the proposal that a motion puts to the vote, while the vote is running."""
    row = db.one(RUNNING, (motion_id,))
    return row["proposal_id"] if row else None


def convene(db: Session, event: told.SittingConvened, row: dict[str, Any]) -> None:
    """Add a sitting with its agenda and its seats."""
    db.execute(CONVENE, row)
    for place, item in enumerate(event.agenda):
        db.execute(ITEM, row | vars(item) | {"place": place})
    seats = [(seat, True) for seat in event.voting_seats]
    seats += [(seat, False) for seat in event.advisory_seats]
    for place, (seat, voting) in enumerate(seats):
        db.execute(SEAT, row | {"place": place, "seat": seat, "voting": voting})


PROJECTION = Projection(
    name="sittings",
    tables=("sitting", "agenda_item", "attendance", "motion", "vote"),
    project=project,
)
