"""Keeps the timers in step with the streams: written in the transaction that appends."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce
from typing import Any
from uuid import UUID

from shared.database import Session
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event

REMEMBER = """
    INSERT INTO timer (stream_id, category, tenant, due_at, try_at)
    VALUES (%(stream_id)s, %(category)s, %(tenant)s, %(due)s, %(due)s)
    ON CONFLICT (stream_id)
    DO UPDATE SET due_at = excluded.due_at, try_at = excluded.due_at, failures = 0
"""
FORGET = "DELETE FROM timer WHERE stream_id = %s"


def keep_in_step(
    db: Session,
    aggregate: Aggregate[Any],
    stream_id: UUID,
    tenant: str,
    state: Any,
    events: Sequence[Event],
) -> None:
    """Set the timer of a stream where `events` have changed when it is due.

    It is written along with the next statement; what has no `wake` costs nothing.
    """
    if aggregate.wake is None:
        return
    due = aggregate.wake.due(reduce(aggregate.evolve, events, state))
    if due == aggregate.wake.due(state):
        return
    if due is None:
        forget(db, stream_id)
    else:
        remember(db, stream_id, aggregate.category, tenant, due)


def remember(db: Session, stream_id: UUID, category: str, tenant: str, due: datetime) -> None:
    """Have the stream woken at `due`, and no longer at another moment."""
    known = {"stream_id": stream_id, "category": category, "tenant": tenant, "due": due}
    db.later(REMEMBER, known)


def forget(db: Session, stream_id: UUID) -> None:
    """Have the stream woken no longer."""
    db.later(FORGET, (stream_id,))
