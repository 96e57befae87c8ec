"""What is due in the cases of a tenant now."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

from services.cases.domain.transitions import ADMITTED
from services.cases.projections import known_consents
from services.cases.projections.questions import Due
from shared.database import Row, Session
from shared.domain.working_days import WorkingDays, day_of

Given = dict[str, Any]

# Whoever stands in works on it as well; what nobody manages yet is everybody's.
MINE: Final = """
    (NOT %(mine)s OR c.manager IS NULL OR c.manager = %(user)s
     OR (c.deputy = %(user)s AND %(today)s BETWEEN c.cover_from AND c.cover_until))
"""
IN_CASES: Final = f"""
    SELECT kind, case_id, client_id, since, due_on
      FROM case_file AS c,
           LATERAL (VALUES
               ('enquiry_waiting', state = 'enquired', received_at, NULL::date),
               ('plan_not_agreed', state = 'planning', state_since, NULL),
               ('follow_up_due', state = 'closed' AND follow_up_on <= %(today)s, ended_at,
                follow_up_on),
               ('pause_over', state = 'paused' AND resume_on <= %(today)s, state_since, resume_on),
               ('cover_missing', absent_from <= %(today)s AND state = ANY(%(admitted)s), NULL,
                absent_from + 1)
           ) AS found (kind, is_due, since, due_on)
     WHERE owner = %(asker)s AND is_due AND {MINE}
"""
TO_ACCEPT: Final = """
    SELECT 'transfer_to_accept' AS kind, transfer_id, case_id, initiated_at AS since,
           expires_at AS until, state
      FROM case_transfer
     WHERE owner = %(asker)s AND side = 'receiver' AND state = 'offered'
"""
# An answer that changes nothing any more is shown for two weeks.
ANSWERED: Final = f"""
    SELECT 'transfer_answered' AS kind, t.transfer_id, t.case_id, t.client_id,
           coalesce(t.answered_at, t.ended_at) AS since,
           coalesce(t.answered_at, t.ended_at) AS until, t.state
      FROM case_transfer t JOIN case_file c USING (case_id)
     WHERE t.owner = %(asker)s AND t.side = 'giver' AND c.owner = %(asker)s
       AND (t.state = 'accepted'
            OR t.state IN ('declined', 'expired') AND t.ended_at > %(now)s - interval '14 days')
       AND {MINE}
"""
DUPLICATES: Final = f"""
    SELECT 'duplicate_case_work' AS kind, ours.case_id, ours.client_id, link.link_id,
           other.client_id AS other_client_id, other.owner AS other_owner,
           CASE WHEN other.owner = ours.owner THEN other.case_id END AS other_case_id,
           c.received_at AS since
      FROM accompanied ours
      JOIN case_file c USING (case_id)
      JOIN known_link link
        ON link.merged AND ours.client_id IN (link.client_id, link.other_client_id)
      JOIN accompanied other
        ON other.open AND other.case_id <> ours.case_id
       AND other.client_id <> ours.client_id
       AND other.client_id IN (link.client_id, link.other_client_id)
     WHERE ours.open AND ours.owner = %(asker)s AND c.owner = %(asker)s AND {MINE}
"""
ENDED_CONSENTS: Final = f"""
    SELECT DISTINCT c.case_id, c.client_id, c.owner, c.tenant
      FROM case_file c JOIN known_consent k USING (client_id)
     WHERE c.owner = %(asker)s AND c.state = ANY(%(admitted)s)
       AND (k.withdrawn OR k.valid_until < %(today)s OR k.version > 1) AND {MINE}
"""
ENQUIRY_DAYS: Final = 3
PLAN_DAYS: Final = timedelta(days=14)
WORKING_DAYS: Final = WorkingDays()


def due(db: Session, asked: Due, given: Given) -> Row:
    """Return one page of what is due for `given["asker"]`, the most urgent first."""
    known = given | {"mine": asked.mine, "admitted": sorted(ADMITTED)}
    items = [item for find in FINDING for item in find(db, known)]
    items.sort(key=lambda item: (item["due_on"], item["kind"], str(item["case_id"])))
    return {
        "items": items[asked.offset : asked.offset + asked.limit],
        "total": len(items),
        "page": asked.number,
        "page_size": asked.limit,
    }


def in_cases(db: Session, given: Given) -> list[Row]:
    """Return what is due by the case files alone."""
    return [row | {"due_on": due_on(row), "details": {}} for row in db.all(IN_CASES, given)]


def due_on(row: Row) -> date:
    """Return on which day something was to be done."""
    if row["kind"] == "enquiry_waiting":
        return WORKING_DAYS.after(day_of(row["since"]), ENQUIRY_DAYS)
    if row["kind"] == "plan_not_agreed":
        return day_of(row["since"]) + PLAN_DAYS
    day: date = row["due_on"]
    return day


def in_transfers(db: Session, given: Given) -> list[Row]:
    """Return the offers to answer, and the answers to take note of."""
    rows = db.all(TO_ACCEPT, given) + db.all(ANSWERED, given)
    return [
        row | {"due_on": day_of(row.pop("until")), "details": {"state": row.pop("state")}}
        for row in rows
    ]


def duplicates(db: Session, given: Given) -> list[Row]:
    """Return the cases of people who turned out to be one, where both are accompanied."""
    names = ("link_id", "other_client_id", "other_owner", "other_case_id")
    return [
        row | {"due_on": given["today"], "details": {name: row.pop(name) for name in names}}
        for row in db.all(DUPLICATES, given)
    ]


def without_consent(db: Session, given: Given) -> list[Row]:
    """Return the cases whose client no longer agrees to be accompanied."""
    return [
        {
            "kind": "base_consent_missing",
            "case_id": row["case_id"],
            "client_id": row["client_id"],
            "since": None,
            "due_on": given["today"],
            "details": {},
        }
        for row in db.all(ENDED_CONSENTS, given)
        if not known_consents.to_case_management(db, row, given["today"])
    ]


FINDING: Final[tuple[Callable[[Session, Given], list[Row]], ...]] = (
    in_cases,
    in_transfers,
    duplicates,
    without_consent,
)
