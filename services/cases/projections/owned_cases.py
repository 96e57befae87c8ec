"""Which cases a tenant may see: its own as they stand, former ones as it left them."""

from typing import Any, Final
from uuid import UUID

from services.cases.projections import case_entries
from services.cases.projections.questions import ListedCases
from shared.database import Row, Session
from shared.domain.errors import NotFound
from shared.paging import paged

# The columns are the same; of several periods the latest counts.
SEEN: Final = """
    SELECT * FROM case_file WHERE case_id = %(case_id)s AND owner = %(asker)s
    UNION ALL
    SELECT * FROM former_case_file WHERE case_id = %(case_id)s AND owner = %(asker)s
    ORDER BY ownership_epoch DESC
    LIMIT 1
"""
SHOWN: Final = """
    SELECT case_id, state, state_since, client_id, client_ids, municipality, manager, deputy,
           cover_from, cover_until, absent_from, source, received_at, admitted_at, ended_at,
           follow_up_on, last_contact_at, ownership_epoch, transferred_at, version
      FROM {table}
     WHERE owner = %(asker)s
       AND (%(state)s::text IS NULL OR state = %(state)s)
       AND (%(manager)s::text IS NULL OR manager = %(manager)s)
     ORDER BY received_at DESC, case_id
"""
HIDDEN: Final = frozenset({"tenant", "transferred_position"})


def seen(db: Session, case_id: UUID, asker: str) -> Row:
    """Return a case as `asker` may see it, and go on as whoever keeps it; or raise `NotFound`."""
    row = db.one(SEEN, {"case_id": case_id, "asker": asker})
    if row is None:
        raise NotFound(case_id=str(case_id))
    db.act_for(row["tenant"])
    return row


def shown(db: Session, case_id: UUID, asker: str) -> Row:
    """Return a case with all that is written down in it, or raise `NotFound`."""
    row = seen(db, case_id, asker)
    entries = case_entries.of_case(db, case_id, row["transferred_position"])
    return {name: value for name, value in row.items() if name not in HIDDEN} | entries


def page(db: Session, asked: ListedCases, asker: str) -> Row:
    """Return one page of cases, newest first."""
    sql = SHOWN.format(table="former_case_file" if asked.former else "case_file")
    wanted: dict[str, Any] = {
        "asker": asker, "state": asked.state, "manager": asked.manager,
    }  # fmt: skip
    return paged(db, sql, wanted, asked, item=dict)


def state_of(db: Session, case_id: UUID) -> str | None:
    """Return the phase of a case, `None` for one we do not know."""
    row = db.one("SELECT state FROM case_file WHERE case_id = %s", (case_id,))
    return str(row["state"]) if row else None
