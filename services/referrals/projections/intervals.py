"""Who was waited for, from when until when, as it was known: what comes late moves nothing."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.database import Row, Session
from shared.domain.working_days import WorkingDays, day_of

END = """
    UPDATE waiting_interval SET until = greatest(since, %(at)s)
     WHERE referral_id = %(referral_id)s AND until IS NULL
"""
BEGIN = """
    INSERT INTO waiting_interval (referral_id, version, tenant, state, waiting_on, reason, since)
    VALUES (%(referral_id)s, %(version)s, %(tenant)s, %(state)s, %(waiting_on)s, %(reason)s,
            %(at)s)
"""
OF_ONE = """
    SELECT state, waiting_on, reason, since, until
      FROM waiting_interval
     WHERE referral_id = %s
     ORDER BY version
"""


def note(db: Session, row: dict[str, Any]) -> None:
    """Have somebody else waited for, or nobody."""
    db.later(END, row)
    if row["waiting_on"] != "nobody":
        db.later(BEGIN, {"reason": None, **row})


def of_one(db: Session, referral_id: UUID) -> list[Row]:
    """Return who was waited for, from the beginning."""
    return db.all(OF_ONE, (referral_id,))


def working_days(intervals: Iterable[Row], now: datetime) -> dict[str, int]:
    """Return for how many working days each was waited for."""
    calendar, days = WorkingDays(), Counter[str]()
    for each in intervals:
        until = each["until"] or now
        days[each["waiting_on"]] += calendar.between(day_of(each["since"]), day_of(until))
    return dict(days)
