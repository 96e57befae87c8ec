"""The history of a referral: all of it to whom it belongs, until the move to whom it did."""

from datetime import datetime
from typing import Any, Final

from services.referrals.domain.progress import Referral, awaited
from services.referrals.domain.referral import REFERRAL
from services.referrals.projections.ownership import referral_in
from services.referrals.projections.questions import Past
from shared.database import Row
from shared.eventstore.narration import narrate
from shared.eventstore.postgres import PostgresEventStore
from shared.keyring.keyring import Keyring
from shared.messaging.doors import Request

CASE_WORK: Final = frozenset({"case_manager", "team_lead"})


def told(request: Request, asked: Past, keys: Keyring) -> Row:
    """Return every event of a referral with the state after it, as far as the asker may know."""
    row = referral_in(request.db, {"referral_id": asked.referral_id})
    tenant = request.context.tenant
    own = tenant in (row["owner"], row["tenant"]) and request.context.actor.role in CASE_WORK
    request.db.act_for(row["tenant"])
    recorded = PostgresEventStore(request.db, keys).read(asked.referral_id).recorded
    events = narrate(
        REFERRAL,
        recorded,
        stand,
        content=own,
        as_of=until(row, tenant, asked.as_of),
        as_true_on=asked.as_true_on,
    )
    return {"referral_id": asked.referral_id, "events": events}


def until(row: Row, tenant: str, as_of: datetime | None) -> datetime | None:
    """Return up to when somebody may know: who handed a case over, up to the cut-over."""
    if tenant != row["tenant"] or tenant == row["owner"]:
        return as_of
    cut_over: datetime = row["moved_at"]
    return min(as_of, cut_over) if as_of else cut_over


def stand(referral: Referral) -> dict[str, Any]:
    """Return where a referral stands, as a history shows it."""
    deadline = referral.clock.deadline
    return {
        "state": referral.state,
        "waiting_on": awaited(referral, referral.state),
        "due_on": deadline.due_on if deadline and deadline.running else None,
    }
