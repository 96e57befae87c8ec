"""Who owns a case, and under which tenant it is kept: where it was begun, whoever owns it now."""

from typing import Final
from uuid import UUID

from services.cases.domain.errors import OwnershipMoved
from shared.database import Row, Session
from shared.domain.errors import NotFound

# A former owner no longer sees the case as it stands, but still where it is kept.
OWNED: Final = """
    SELECT case_id, tenant, owner, ownership_epoch, state, client_id, municipality
      FROM case_file WHERE case_id = %s
"""
LEFT: Final = "SELECT tenant FROM former_case_file WHERE case_id = %s LIMIT 1"


def case_in(db: Session, case_id: UUID) -> Row | None:
    """Return a case as it stands, also for a former owner; then go on as whoever keeps it."""
    row = db.one(OWNED, (case_id,))
    if row is None and (left := db.one(LEFT, (case_id,))):
        db.act_for(left["tenant"])
        row = db.one(OWNED, (case_id,))
    return row


def owned_by(db: Session, case_id: UUID, asker: str) -> Row:
    """Return a case that `asker` owns; raise `NotFound`, or `OwnershipMoved` for a former one."""
    row = case_in(db, case_id)
    if row is None:
        raise NotFound(case_id=str(case_id))
    if row["owner"] != asker:
        raise OwnershipMoved(owner=row["owner"], ownership_epoch=row["ownership_epoch"])
    return row


def require_epoch(row: Row, seen: int | None) -> None:
    """Raise `OwnershipMoved` if the asker has seen the case under another owner's epoch."""
    if seen not in (None, row["ownership_epoch"]):
        raise OwnershipMoved(owner=row["owner"], ownership_epoch=row["ownership_epoch"])


def keeper_of(db: Session, case_id: UUID, teller: str) -> str:
    """Return under which tenant a case is kept; the one who tells of it where we do not know."""
    row = db.one(OWNED, (case_id,)) or db.one(LEFT, (case_id,))
    return str(row["tenant"]) if row else teller
