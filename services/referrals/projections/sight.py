"""How much of a referral each may see: sender, recipient before and after it accepts, coordination.

Before acceptance the recipient learns nothing that tells who the person is; the coordination sees
what waits for whom, once it was asked for help, and never a client. Who has handed a case over
still sees that it had the referral, and its history until then.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from services.referrals.domain.transitions import AFTER_ACCEPTANCE
from services.referrals.projections import deadlines, intervals, known_agencies
from services.referrals.projections.referrals import in_sight
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.domain.working_days import day_of
from shared.paging import Page, paged

PREVIEW: Final = (
    "referral_id", "state", "waiting_on", "since", "recipient", "service", "municipality",
    "urgent", "preview", "submitted_at", "expected_on", "awaited_position", "appointment_on",
    "no_shows", "expected_end", "outcome", "escalation", "rejection_code", "recalled_at",
    "recall_reason", "recall_confirmed_at", "corrected", "deadline", "due_on", "days_left",
    "late", "version",
)  # fmt: skip
AFTERWARDS: Final = (
    *PREVIEW, "tenant", "client_id", "case_id", "data_classes", "documents", "legal_basis",
    "consent_id", "submitted_by",
)  # fmt: skip
# Of somebody who must not be found, nothing leads to the record: only a way to be reached.
OPAQUE: Final = (*PREVIEW, "contact_route", "legal_basis", "submitted_by")
HANDED_OVER: Final = (
    "referral_id", "case_id", "client_id", "recipient", "service", "state", "owner",
    "ownership_epoch", "moved_at", "version",
)  # fmt: skip
UNSEEN: Final = frozenset({"before", "addressed_to", "tenant"})

PROGRESS = "SELECT * FROM referral_progress WHERE referral_id = %s AND escalation > 0"
ESCALATED = """
    SELECT *
      FROM referral_progress
     WHERE escalation > 0 AND NOT waiting_on = 'nobody'
     ORDER BY since, referral_id
"""
OF_CASE = "SELECT * FROM referral WHERE case_id = %s ORDER BY since, referral_id"
INBOX = """
    SELECT *
      FROM referral
     WHERE addressed_to = %(agency)s
     ORDER BY submitted_at DESC, referral_id
"""


def one(db: Session, referral_id: UUID, context: Context, now: datetime) -> Row:
    """Return a referral as far as the asker may see it, or raise `NotFound`."""
    row = in_sight(db, referral_id)
    if row is not None:
        return seen(row, context) | timed(db, row, context, now)
    progress = db.one(PROGRESS, (referral_id,)) if context.actor.role == "coordination" else None
    if progress is None:
        raise NotFound(referral_id=str(referral_id))
    return to_coordination(progress)


def seen(row: Row, context: Context) -> Row:
    """Return what the asker may see of a row that is not hidden from it."""
    if context.tenant == row["owner"]:
        return to_sender(row)
    return handed_over(row) if context.tenant == row["tenant"] else to_recipient(row)


def timed(db: Session, row: Row, context: Context, now: datetime) -> Row:
    """Return who was waited for until when, and who else could help, for the sender."""
    if context.tenant != row["owner"]:
        return {}
    waited = intervals.of_one(db, row["referral_id"])
    return {
        "waiting": waited,
        "working_days": intervals.working_days(waited, now),
        "deadlines": deadlines.of_one(db, row["referral_id"]),
        "alternatives": known_agencies.others(db, row["service"], row["recipient"], day_of(now)),
    }


def of_case(db: Session, case_id: UUID, context: Context) -> list[Row]:
    """Return the referrals of a case of the asker's own, or that it has handed over."""
    return [seen(row, context) for row in db.all(OF_CASE, (case_id,)) if is_own(row, context)]


def is_own(row: Row, context: Context) -> bool:
    """Say whether the asker's tenant works on a referral, or has worked on it."""
    return bool(context.tenant) and context.tenant in (row["owner"], row["tenant"])


def inbox(db: Session, agency: str, page: Page) -> Row:
    """Return one page of what is addressed to an institution, newest first."""
    return paged(db, INBOX, {"agency": agency}, page, item=to_recipient)


def escalated(db: Session, page: Page) -> Row:
    """Return one page of the referrals with which the coordination was asked to help."""
    return paged(db, ESCALATED, {}, page, item=to_coordination)


def to_sender(row: Row) -> Row:
    """Return all of a referral."""
    return {name: value for name, value in row.items() if name not in UNSEEN} | {
        "from_previous_authority": row["late_answer"] is not None
    }


def handed_over(row: Row) -> Row:
    """Return that there was a referral, and whose it is now."""
    return {name: row[name] for name in HANDED_OVER}


def to_recipient(row: Row) -> Row:
    """Return a preview, and what leads to the client while the recipient is at work."""
    if row["state"] not in AFTER_ACCEPTANCE:
        return {name: row[name] for name in PREVIEW}
    return {name: row[name] for name in (OPAQUE if row["opaque"] else AFTERWARDS)}


def to_coordination(row: Row) -> Row:
    """Return what waits for whom."""
    return {name: value for name, value in row.items() if name != "service_shown"} | {
        "service": row["service_shown"]
    }
