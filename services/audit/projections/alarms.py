"""What cannot be true: told to the operators, kept with the evidence."""

from collections.abc import Iterable, Mapping
from typing import Any

import structlog

from services.audit.projections.entries import Arrival
from shared.database import Row, Session, as_json

RAISE = """
    INSERT INTO alarm (kind, source, position, stream_id, event_id, tenant, details)
    VALUES (%(kind)s, %(source)s, %(position)s, %(stream_id)s, %(event_id)s, %(tenant)s,
            %(details)s)
    ON CONFLICT DO NOTHING
"""
ALL = """
    SELECT to_jsonb(alarm) - '{tenant,details}'::text[] AS item
      FROM alarm
     ORDER BY number DESC
"""

log = structlog.get_logger(__name__)


def raise_for(db: Session, kind: str, arrived: Iterable[Arrival]) -> None:
    """Raise an alarm for each arrival that the ledger did not take; it is kept as it came."""
    for each in arrived:
        raise_alarm(db, kind, each, {"arrived": each.row})


def raise_alarm(db: Session, kind: str, about: Arrival, details: Mapping[str, Any]) -> None:
    """Raise an alarm, once for each thing that is wrong."""
    row = dict(about.row) | {"kind": kind, "details": as_json(details)}
    if db.execute(RAISE, row):
        log.error(
            "the ledger raises an alarm",
            kind=kind,
            source=about.row["source"],
            position=about.row["position"],
            event_id=str(about.event_id),
        )


def everything(db: Session) -> list[Row]:
    """Return all alarms, newest first."""
    return [row["item"] for row in db.all(ALL)]
