"""Every case as it stands, for the tenant whose case it is, and as former owners left it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from services.cases.domain.ending_events import EvaluationRecorded
from services.cases.domain.events import EnquiryReceived
from services.cases.domain.progress import Case, moved
from services.cases.domain.transfer_events import CaseTransferred
from services.cases.domain.transitions import OPEN
from services.cases.projections import case_entries
from services.cases.projections.case_changes import LATEST, NOTED, PERSONAL
from shared.database import Row, Session, as_json
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

BEGIN: Final = """
    INSERT INTO case_file (case_id, tenant, owner, client_id, client_ids, municipality, source,
                           reason, state, state_since, received_at, version)
    VALUES (%(case_id)s, %(tenant)s, %(tenant)s, %(client_id)s, %(client_ids)s, %(municipality)s,
            %(source)s, %(reason)s, 'none', %(at)s, %(at)s, 0)
    ON CONFLICT (case_id) DO NOTHING
"""
CHANGE: Final = """
    UPDATE case_file
       SET {noted} state_since = CASE WHEN state = %(state)s THEN state_since ELSE %(at)s END,
           state = %(state)s, previous = %(previous)s, version = %(version)s
     WHERE case_id = %(case_id)s
"""
# Before the case changes hands, what the owner has seen is laid aside; the columns are the same.
LAY_ASIDE: Final = """
    INSERT INTO former_case_file SELECT * FROM case_file WHERE case_id = %(case_id)s
    ON CONFLICT (case_id, ownership_epoch) DO NOTHING
"""
LAID_ASIDE: Final = """
    UPDATE former_case_file
       SET transferred_at = %(recorded_at)s, transferred_position = %(position)s
     WHERE case_id = %(case_id)s AND transferred_position IS NULL
"""
ACCOMPANY: Final = """
    INSERT INTO accompanied (case_id, client_id, owner, open)
    SELECT %(case_id)s, unnest(%(client_ids)s), %(tenant)s, true
    ON CONFLICT (case_id, client_id) DO NOTHING
"""
OPEN_OR_NOT: Final = "UPDATE accompanied SET open = %(open)s WHERE case_id = %(case_id)s"
HAND_OVER: Final = "UPDATE accompanied SET owner = %(to_tenant)s WHERE case_id = %(case_id)s"
STANDING: Final = "SELECT case_id, state, previous FROM case_file WHERE case_id = ANY(%s)"
TABLES: Final = ("case_file", "former_case_file", "contact", "case_entry", "accompanied")


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    project_all(db, [recorded])


def project_all(db: Session, page: Sequence[Recorded]) -> None:
    """Bring the tables up to date with a page of events; where each case stands is read once."""
    of_cases = [each for each in page if each.category == "case"]
    if not of_cases:
        return
    cases = standing(db, {each.stream_id for each in of_cases})
    for each in of_cases:
        before = cases.get(each.stream_id, Case())
        after = cases[each.stream_id] = moved(before, each.event)
        write(db, each, before, after)


def standing(db: Session, case_ids: Iterable[UUID]) -> dict[UUID, Case]:
    """Return where each case stands, of those that there are."""
    return {
        row["case_id"]: Case(state=row["state"], previous=tuple(row["previous"]))
        for row in db.all(STANDING, (list(case_ids),))
    }


def write(db: Session, recorded: Recorded, before: Case, after: Case) -> None:
    """Write down all that one event changes."""
    event = recorded.event
    row = row_of(recorded) | {"state": after.state, "previous": list(after.previous)}
    if isinstance(event, EnquiryReceived):
        db.later(BEGIN, row)
        db.later(ACCOMPANY, row)
    if isinstance(event, CaseTransferred):
        db.later(LAY_ASIDE, row)
        db.later(LAID_ASIDE, row)
        db.later(HAND_OVER, row)
    if (before.state in OPEN) != (after.state in OPEN):
        db.later(OPEN_OR_NOT, row | {"open": after.state in OPEN})
    case_entries.write(db, recorded, row)
    db.later(change(NOTED.get(type(event), {})), row)


def row_of(recorded: Recorded) -> Row:
    """Return what an event says, and its circumstances, as the statements take them."""
    event = recorded.event
    row = legible(event) | {
        "tenant": recorded.tenant,
        "at": recorded.occurred_at,
        "recorded_at": recorded.recorded_at,
        "actor": recorded.actor.user,
        "version": recorded.version,
        "position": recorded.position,
        "nothing": None,
        "yes": True,
        "no": False,
    }
    if isinstance(event, EvaluationRecorded):
        row["attainment"] = rated(row["attainment"])
    return row


def rated(attainment: Any) -> Any:
    """Return how far each goal was reached, as a column takes it; nothing where it was erased."""
    return as_json([asdict(each) for each in attainment]) if attainment is not None else None


def change(noted: Mapping[str, str]) -> str:
    """Return the statement that moves a case on; the columns are ours, never a user's."""
    columns = "".join(f"{column} = {taken(column, field)}, " for column, field in noted.items())
    return CHANGE.format(noted=columns)


def taken(column: str, field: str) -> str:
    """Return what a column takes: the field, or the latest of all where it may come late."""
    return f"greatest({column}, %({field})s)" if column in LATEST else f"%({field})s"


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the tables still say of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    for table in ("case_file", "former_case_file"):
        db.execute(f"UPDATE {table} SET {blanks} WHERE client_id = %s", (client_id,))
    case_entries.forget(db, client_id)


PROJECTION = Projection(name="case_files", tables=TABLES, project=project, project_all=project_all)
