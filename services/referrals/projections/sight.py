"""How much of a referral each may see: sender, recipient before and after it accepts, coordination.

Before acceptance the recipient learns nothing that tells who the person is; the coordination sees
what waits for whom, once it was asked for help, and never a client.
"""

from typing import Final
from uuid import UUID

from services.referrals.domain.transitions import AFTER_ACCEPTANCE
from services.referrals.projections.questions import Page
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound

PREVIEW: Final = (
    "referral_id", "state", "waiting_on", "since", "recipient", "service", "municipality",
    "urgent", "preview", "submitted_at", "expected_on", "appointment_on", "outcome", "escalation",
    "rejection_code", "recalled_at", "version",
)  # fmt: skip
AFTERWARDS: Final = (
    *PREVIEW, "tenant", "client_id", "case_id", "data_classes", "legal_basis", "consent_id",
    "submitted_by",
)  # fmt: skip
UNSEEN: Final = frozenset({"before", "addressed_to", "tenant"})

PROGRESS = "SELECT * FROM referral_progress WHERE referral_id = %s AND escalation > 0"
ESCALATED = """
    SELECT *
      FROM referral_progress
     WHERE escalation > 0 AND NOT waiting_on = 'nobody'
     ORDER BY since, referral_id
"""
OF_CASE = "SELECT * FROM referral WHERE case_id = %s AND tenant = %s ORDER BY since, referral_id"
INBOX = """
    SELECT *
      FROM referral
     WHERE addressed_to = %(agency)s
     ORDER BY submitted_at DESC, referral_id
"""
PAGE = "LIMIT %(limit)s OFFSET %(offset)s"


def one(db: Session, referral_id: UUID, context: Context) -> Row:
    """Return a referral as far as the asker may see it, or raise `NotFound`."""
    row = db.one("SELECT * FROM referral WHERE referral_id = %s", (referral_id,))
    if row is not None:
        return to_sender(row) if row["tenant"] == context.tenant else to_recipient(row)
    progress = db.one(PROGRESS, (referral_id,)) if context.actor.role == "coordination" else None
    if progress is None:
        raise NotFound(referral_id=str(referral_id))
    return to_coordination(progress)


def of_case(db: Session, case_id: UUID, context: Context) -> list[Row]:
    """Return the referrals of a case of the asker's own."""
    return [to_sender(row) for row in db.all(OF_CASE, (case_id, context.tenant))]


def inbox(db: Session, agency: str, page: Page) -> Row:
    """Return one page of what is addressed to an institution, newest first."""
    asked = {"agency": agency, "limit": page.limit, "offset": page.offset}
    items = [to_recipient(row) for row in db.all(f"{INBOX} {PAGE}", asked)]
    return paged(items, count(db, INBOX, asked), page)


def escalated(db: Session, page: Page) -> Row:
    """Return one page of the referrals with which the coordination was asked to help."""
    asked = {"limit": page.limit, "offset": page.offset}
    items = [to_coordination(row) for row in db.all(f"{ESCALATED} {PAGE}", asked)]
    return paged(items, count(db, ESCALATED, asked), page)


def count(db: Session, sql: str, asked: Row) -> int:
    """Return how many rows `sql` finds on all pages."""
    return int(db.rows(f"SELECT count(*) FROM ({sql}) AS found", asked)[0][0])


def paged(items: list[Row], total: int, page: Page) -> Row:
    """Return a page and where it stands among the others."""
    return {"items": items, "total": total, "page": page.number, "page_size": page.limit}


def to_sender(row: Row) -> Row:
    """Return all of a referral."""
    return {name: value for name, value in row.items() if name not in UNSEEN}


def to_recipient(row: Row) -> Row:
    """Return a preview, and what leads to the client while the recipient is at work."""
    names = AFTERWARDS if row["state"] in AFTER_ACCEPTANCE else PREVIEW
    return {name: row[name] for name in names}


def to_coordination(row: Row) -> Row:
    """Return what waits for whom."""
    return {name: value for name, value in row.items() if name != "service_shown"} | {
        "service": row["service_shown"]
    }
