"""Every case as it stands, for the municipality whose case it is."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from services.cases.domain import ending_events as ended
from services.cases.domain import events as told
from services.cases.domain.memory import evolve
from services.cases.domain.progress import Case
from services.cases.domain.recording_events import ContactRecorded
from services.cases.domain.team_events import CaseManagerAssigned
from services.cases.projections.questions import PageInState
from shared.database import Row, Session
from shared.domain.errors import NotFound
from shared.domain.messages import Event
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

BEGIN = """
    INSERT INTO case_file (case_id, tenant, client_id, client_ids, municipality, source, reason,
                           state, received_at, version)
    VALUES (%(case_id)s, %(tenant)s, %(client_id)s, %(client_ids)s, %(municipality)s, %(source)s,
            %(reason)s, 'none', %(at)s, 0)
    ON CONFLICT (case_id) DO NOTHING
"""
CHANGE = """
    UPDATE case_file SET {noted} state = %(state)s, version = %(version)s
     WHERE case_id = %(case_id)s
"""
CONTACT = """
    INSERT INTO contact (contact_id, version, tenant, case_id, client_id, channel, note,
                         recorded_by, at)
    VALUES (%(contact_id)s, %(version)s, %(tenant)s, %(case_id)s, %(client_id)s, %(channel)s,
            %(note)s, %(actor)s, %(at)s)
    ON CONFLICT (case_id, version) DO NOTHING
"""
CONTACTS = """
    SELECT contact_id, channel, note, recorded_by, at
      FROM contact
     WHERE case_id = %s
     ORDER BY at, version
"""
SHOWN = """
    SELECT case_id, state, client_id, client_ids, municipality, manager, source, received_at,
           admitted_at, ended_at, follow_up_on, last_contact_at, version
      FROM case_file
     WHERE %(state)s::text IS NULL OR state = %(state)s
     ORDER BY received_at DESC, case_id
"""
PERSONAL: Final = (
    "reason", "needs", "resources", "assessment_note", "pointer", "copes_alone",
    "reopening_reason",
)  # fmt: skip

# Which column takes which field of an event.
NOTED: Final[Mapping[type[Event], Mapping[str, str]]] = {
    told.CaseAdmitted: {"admitted_at": "at"},
    CaseManagerAssigned: {"manager": "manager"},
    told.CaseNotAdmitted: {"reason_code": "reason_code", "pointer": "pointer", "ended_at": "at"},
    told.AssessmentCompleted: {
        "needs": "needs",
        "resources": "resources",
        "assessment_note": "note",
    },
    told.PlanTakenUp: {"plan_id": "plan_id"},
    ContactRecorded: {"last_contact_at": "at"},
    ended.FollowUpScheduled: {"follow_up_on": "follow_up_on"},
    ended.ClientReleased: {
        "copes_alone": "copes_alone",
        "ended_at": "at",
    },
    ended.CaseClosed: {"reason_code": "reason_code", "ended_at": "at"},
    ended.CaseReopened: {
        "reopening_reason": "reason",
        "reason_code": "nothing",
        "ended_at": "nothing",
    },
}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    if recorded.category != "case":
        return
    event = recorded.event
    row = legible(event) | {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "actor": recorded.actor.user,
        "version": recorded.version,
        "nothing": None,
    }
    if isinstance(event, told.EnquiryReceived):
        db.execute(BEGIN, row)
    if isinstance(event, ContactRecorded):
        db.execute(CONTACT, row)
    known = db.one("SELECT state FROM case_file WHERE case_id = %(case_id)s", row)
    row["state"] = evolve(Case(**known or {}), event).state
    db.execute(change(NOTED.get(type(event), {})), row)


def change(noted: Mapping[str, str]) -> str:
    """Return the statement that moves a case on; the columns are ours, never a user's."""
    columns = "".join(f"{column} = %({field})s, " for column, field in noted.items())
    return CHANGE.format(noted=columns)


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the tables still say of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    db.execute(f"UPDATE case_file SET {blanks} WHERE client_id = %s", (client_id,))
    db.execute("UPDATE contact SET note = NULL WHERE client_id = %s", (client_id,))


def of_id(db: Session, case_id: UUID) -> Row:
    """Return a case, or raise `NotFound`."""
    row = db.one("SELECT * FROM case_file WHERE case_id = %s", (case_id,))
    if row is None:
        raise NotFound(case_id=str(case_id))
    return {name: value for name, value in row.items() if name != "tenant"}


def shown(db: Session, case_id: UUID) -> Row:
    """Return a case with its contacts, or raise `NotFound`."""
    return of_id(db, case_id) | {"contacts": db.all(CONTACTS, (case_id,))}


def page(db: Session, asked: PageInState) -> Row:
    """Return one page of cases, newest first."""
    return paged(db, SHOWN, {"state": asked.state}, asked, item=dict)


def state_of(db: Session, case_id: UUID) -> str | None:
    """Return the phase of a case, `None` for one we do not know."""
    row = db.one("SELECT state FROM case_file WHERE case_id = %s", (case_id,))
    return str(row["state"]) if row else None


PROJECTION = Projection(name="case_files", tables=("case_file", "contact"), project=project)
