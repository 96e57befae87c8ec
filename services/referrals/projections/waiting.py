"""Who is waiting for whom in a case: since when, until when, and for how long already."""

from datetime import datetime
from uuid import UUID

from services.referrals.domain.transitions import TERMINAL
from services.referrals.projections import intervals, sight
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.working_days import day_of

SHOWN = (
    "referral_id", "recipient", "service", "state", "waiting_on", "since", "deadline", "due_on",
    "days_left", "escalation",
)  # fmt: skip


def of_case(db: Session, case_id: UUID, context: Context, now: datetime) -> list[Row]:
    """Return for every open referral of a case who is waited for, the one due first on top."""
    rows = db.all(sight.OF_CASE, (case_id,))
    own = [row for row in rows if row["owner"] == context.tenant and row["state"] not in TERMINAL]
    return sorted((waits(db, row, now) for row in own), key=first_due)


def waits(db: Session, row: Row, now: datetime) -> Row:
    """Return who is waited for, and how long each was."""
    due_on = row["due_on"]
    return {
        **{name: row[name] for name in SHOWN},
        "overdue": due_on is not None and due_on < day_of(now),
        "working_days": intervals.working_days(intervals.of_one(db, row["referral_id"]), now),
    }


def first_due(row: Row) -> tuple[str, datetime]:
    """Return by what the list is ordered: by deadline, then by how long it has lasted."""
    due_on = row["due_on"]
    return due_on.isoformat() if due_on else "9999", row["since"]
