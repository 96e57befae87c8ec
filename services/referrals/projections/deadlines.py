"""What was to be done until when, and whether it was."""

from typing import Any
from uuid import UUID

from services.referrals.domain import agency_events, platform_events
from services.referrals.domain.deadlines import verdict
from shared.database import Row, Session
from shared.domain.working_days import day_of
from shared.eventstore.store import Recorded

BEGIN = """
    INSERT INTO deadline (referral_id, version, tenant, kind, since, due_on)
    SELECT %(referral_id)s, %(version)s, %(tenant)s, %(kind)s, %(since)s, %(due_on)s
     WHERE NOT EXISTS (SELECT FROM deadline
                        WHERE referral_id = %(referral_id)s AND ended_on IS NULL)
"""
RECOUNT = """
    UPDATE deadline SET due_on = %(due_on)s, days_left = NULL
     WHERE referral_id = %(referral_id)s AND ended_on IS NULL AND kind = %(kind)s
"""
PAUSE = """
    UPDATE deadline SET days_left = %(days_left)s
     WHERE referral_id = %(referral_id)s AND ended_on IS NULL
"""
END = """
    UPDATE deadline SET ended_on = %(ended_on)s, met_on = %(met_on)s, ended_by = %(type)s
     WHERE referral_id = %(referral_id)s AND ended_on IS NULL
"""
END_OTHERS = f"{END} AND kind IS DISTINCT FROM %(stage)s AND NOT %(pausing)s"
OF_ONE = """
    SELECT kind, since, due_on, days_left, ended_on, met_on, ended_by
      FROM deadline
     WHERE referral_id = %s
     ORDER BY version
"""


def note(db: Session, recorded: Recorded, row: dict[str, Any]) -> None:
    """Begin, pause, go on with or end a deadline."""
    row = row | {
        "ended_on": day_of(recorded.recorded_at),
        "met_on": day_of(recorded.occurred_at),
        "type": recorded.type,
    }
    match recorded.event:
        case platform_events.DeadlineSet():
            db.later(RECOUNT, row)
            db.later(BEGIN, row)
        case platform_events.DeadlineResumed():
            db.later(RECOUNT, row)
        case platform_events.DeadlinePaused():
            db.later(PAUSE, row)
        case agency_events.WaitlistPositionUpdated():
            db.later(END, row)
        case _:
            db.later(END_OTHERS, row)


def of_one(db: Session, referral_id: UUID) -> list[Row]:
    """Return every deadline of a referral, and what became of it."""
    return [
        row | {"verdict": verdict(row["due_on"], row["met_on"], row["ended_on"])}
        for row in db.all(OF_ONE, (referral_id,))
    ]
