"""Takes events into the ledger: each once, nothing swallowed."""

from collections.abc import Sequence

from services.audit.projections import (
    alarms,
    custody,
    entries,
    gaps,
    heads,
    linked_records,
    sequencing,
    subjects,
)
from shared.database import Session
from shared.messaging.envelope import Delivery

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(4713)"


def record(db: Session, deliveries: Sequence[Delivery]) -> None:
    """Add what is new to the ledger, and note what is missing and what cannot be true."""
    db.execute(ONE_AT_A_TIME)
    arrived = [entries.Arrival.of(delivery) for delivery in deliveries]
    known = entries.known(db, arrived)
    fresh, again = entries.sort_out(arrived, known)
    numbers = entries.add(db, fresh)
    stored = [each for each in fresh if each.event_id in numbers]
    alarms.raise_for(db, "conflicting_duplicate", again)
    alarms.raise_for(db, "place_taken", [each for each in fresh if each.event_id not in numbers])
    subjects.link(db, stored, numbers)
    custody.follow(db, stored, numbers)
    linked_records.follow(db, stored, numbers)
    heads.move(db, stored)
    gaps.examine_chains(db, stored, numbers)
    sequencing.sequence(db, [each.row["source"] for each in stored])
