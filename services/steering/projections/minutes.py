"""Reads the sittings: the list of them, and the minutes of one."""

from uuid import UUID

from services.steering.domain.voting import Quorum
from shared.database import Row, Session
from shared.paging import Page, paged

PAGE = """
    SELECT to_jsonb(sitting) - 'tenant' AS item
      FROM sitting
     ORDER BY held_on DESC, sitting_id
"""
ONE = """
    SELECT to_jsonb(sitting) - 'tenant' AS sitting FROM sitting WHERE sitting_id = %s
"""
AGENDA = """
    SELECT jsonb_build_object('proposal_id', proposal_id, 'obstacle_id', agenda_item.obstacle_id,
                              'title', title, 'state', state) AS item
      FROM agenda_item LEFT JOIN proposal USING (proposal_id)
     WHERE sitting_id = %s
     ORDER BY place
"""
ATTENDANCE = """
    SELECT seat, institution, attendance.voting, present
      FROM attendance JOIN sitting USING (sitting_id)
           LEFT JOIN committee_seat USING (committee_id, seat)
     WHERE sitting_id = %s
     ORDER BY attendance.place
"""
MOTIONS = """
    SELECT (to_jsonb(motion) - '{tenant,sitting_id,place}'::text[]) || jsonb_build_object(
               'votes', (SELECT coalesce(jsonb_object_agg(seat, vote), '{}')
                           FROM vote
                          WHERE vote.sitting_id = motion.sitting_id
                            AND vote.motion_id = motion.motion_id)) AS motion
      FROM motion
     WHERE sitting_id = %s
     ORDER BY place
"""


def page(db: Session, asked: Page) -> Row:
    """Return sittings, the latest first."""
    return paged(db, PAGE, {}, asked)


def one(db: Session, sitting_id: UUID) -> Row | None:
    """Return a sitting with all that its minutes hold, if there is one."""
    row = db.one(ONE, (sitting_id,))
    if row is None:
        return None
    attendance = db.all(ATTENDANCE, (sitting_id,))
    return {
        **row["sitting"],
        "agenda": [each["item"] for each in db.all(AGENDA, (sitting_id,))],
        "attendance": attendance,
        "quorum": quorum(attendance),
        "motions": [each["motion"] for each in db.all(MOTIONS, (sitting_id,))],
    }


def quorum(attendance: list[Row]) -> Row:
    """Return how many voting seats there are, are present, and are needed."""
    voting = [each for each in attendance if each["voting"]]
    now = Quorum(seats=len(voting), present=sum(each["present"] for each in voting))
    return {**vars(now), "needed": now.needed, "reached": now.reached}
