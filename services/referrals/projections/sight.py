"""How much of a referral each may see: sender, recipient before and after it accepts, coordination.

Before acceptance the recipient learns nothing that tells who the person is; the coordination sees
what waits for whom, once it was asked for help, and never a client.
"""

from typing import Final
from uuid import UUID

from services.referrals.domain.transitions import AFTER_ACCEPTANCE
from shared.database import Row, Session
from shared.domain.context import Context
from shared.domain.errors import NotFound
from shared.paging import Page, paged

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
    return paged(db, INBOX, {"agency": agency}, page, item=to_recipient)


def escalated(db: Session, page: Page) -> Row:
    """Return one page of the referrals with which the coordination was asked to help."""
    return paged(db, ESCALATED, {}, page, item=to_coordination)


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
