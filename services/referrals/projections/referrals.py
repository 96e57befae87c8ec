"""Every referral as it stands, for those who may see it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from services.referrals.domain import events as told
from services.referrals.domain.progress import Referral, stepped
from services.referrals.projections import deadlines, intervals, places
from services.referrals.projections.columns import (
    PERSONAL,
    Columns,
    noted,
    stage,
    values_of,
)
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

BEGIN = """
    INSERT INTO referral (referral_id, tenant, owner, recipient, case_id, client_id, municipality,
                          service, service_shown, state, waiting_on, since, version)
    VALUES (%(referral_id)s, %(tenant)s, %(tenant)s, %(recipient)s, %(case_id)s, %(client_id)s,
            %(municipality)s, %(service)s, %(service_shown)s, 'none', 'nobody', %(at)s, 0)
    ON CONFLICT (referral_id) DO NOTHING
"""
BEGIN_PROGRESS = """
    INSERT INTO referral_progress (referral_id, tenant, recipient, municipality, service_shown,
                                   urgent, submitted_by, submitted_at, state, waiting_on, since,
                                   version)
    VALUES (%(referral_id)s, %(tenant)s, %(recipient)s, %(municipality)s, %(service_shown)s,
            %(urgent)s, %(submitted_by)s, %(at)s, 'none', %(waiting_on)s, %(at)s, 0)
    ON CONFLICT (referral_id)
    DO UPDATE SET recipient = excluded.recipient, municipality = excluded.municipality,
                  service_shown = excluded.service_shown, urgent = excluded.urgent
"""
STANDING = """
    SELECT referral_id, state, before, waiting_on FROM referral WHERE referral_id = ANY(%s)
"""
CHANGE = """
    UPDATE {table}
       SET {noted} state = %(state)s, waiting_on = %(waiting_on)s, version = %(version)s,
           since = CASE WHEN waiting_on = %(waiting_on)s THEN since ELSE %(at)s END
     WHERE referral_id = %(referral_id)s
"""
FOLLOW = """
    UPDATE referral_progress AS progress
       SET state = referral.state, waiting_on = referral.waiting_on, since = referral.since,
           version = referral.version, due_on = referral.due_on,
           escalation = referral.escalation, municipality = referral.municipality
      FROM referral
     WHERE referral.referral_id = %(referral_id)s
       AND progress.referral_id = referral.referral_id
"""
NOWHERE: Row = {"state": "none", "before": "none", "waiting_on": "nobody"}
AT_ONCE = 50  # so many events are written with one statement
BEGINNINGS = told.ReferralDrafted | told.ReferralSubmitted | told.ClientSignposted
TABLES = ("referral", "referral_progress", "referral_place", "waiting_interval", "deadline")


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    project_all(db, [recorded])


def project_all(db: Session, recorded: Sequence[Recorded]) -> None:
    """Bring the tables up to date with events, reading but once how everything stood."""
    ids = list({each.stream_id for each in recorded})
    stood = {row["referral_id"]: row for row in db.all(STANDING, (ids,))}
    for number, each in enumerate(recorded, start=1):
        if isinstance(each.event, told.ReferralEvent):
            before = stood.get(each.stream_id, NOWHERE)
            stood[each.stream_id] = moved_on(db, each, each.event, before)
        if number % AT_ONCE == 0:
            db.execute("SELECT")


def moved_on(db: Session, recorded: Recorded, event: told.ReferralEvent, stood: Row) -> Row:
    """Bring the tables up to date with an event; return how the referral stands after it."""
    row = values_of(event) | {"tenant": recorded.tenant, "version": recorded.version}
    if isinstance(event, BEGINNINGS):
        begin(db, event, row)
    after = stepped(Referral(state=stood["state"], before=stood["before"]), event)
    row |= {"state": after.state, "before": after.before, **stage(after.state)}
    db.later(change({"before": "%(before)s", **noted(event)}), row)
    db.later(FOLLOW, row)
    places.note(db, event, row)
    if (after.state, event.waiting_on) != (stood["state"], stood["waiting_on"]):
        intervals.note(db, row)
    deadlines.note(db, recorded, row)
    return {"state": after.state, "before": after.before, "waiting_on": event.waiting_on}


def begin(db: Session, event: told.ReferralEvent, row: dict[str, Any]) -> None:
    """Enter a referral of which there was nothing yet."""
    db.later(BEGIN, row)
    places.begin(db, row)
    if isinstance(event, told.ReferralSubmitted):
        db.later(BEGIN_PROGRESS, row)


def change(columns: Columns) -> str:
    """Return the statement that moves a referral on; the columns are ours, never a user's."""
    noted_ = "".join(f"{column} = {value}, " for column, value in columns.items())
    return CHANGE.format(table="referral", noted=noted_)


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the table still says of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    db.execute(f"UPDATE referral SET {blanks} WHERE client_id = %s", (client_id,))


def in_sight(db: Session, referral_id: UUID) -> Row | None:
    """Return a referral, if the asker may see it at all."""
    return db.one("SELECT * FROM referral WHERE referral_id = %s", (referral_id,))


PROJECTION = Projection(name="referrals", tables=TABLES, project=project, project_all=project_all)
