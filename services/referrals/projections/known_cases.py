"""Whose case it is, where it was ever moved."""

from uuid import UUID

from services.referrals.domain.errors import OwnershipMoved
from services.referrals.foreign_events import CaseTransferred
from shared.database import Session
from shared.messaging.envelope import Delivery

MOVE = """
    INSERT INTO known_case_owner (case_id, owner, ownership_epoch)
    VALUES (%(case_id)s, %(to_tenant)s, %(ownership_epoch)s)
    ON CONFLICT (case_id)
    DO UPDATE SET owner = excluded.owner, ownership_epoch = excluded.ownership_epoch
            WHERE known_case_owner.ownership_epoch < excluded.ownership_epoch
"""
OWNER = "SELECT owner, ownership_epoch FROM known_case_owner WHERE case_id = %s"


def transferred(db: Session, fact: CaseTransferred, delivery: Delivery) -> None:
    """Take note whose case it is now."""
    db.later(MOVE, vars(fact))


def require_own(db: Session, case_id: UUID, tenant: str) -> None:
    """Raise `OwnershipMoved` where the case is known to be another's."""
    known = db.one(OWNER, (case_id,))
    if known and known["owner"] != tenant:
        raise OwnershipMoved(**known)
