"""How far the ledger reaches for each service."""

from collections.abc import Iterable

from services.audit.projections.entries import Arrival
from shared.database import Row, Session

MOVE = """
    INSERT INTO head (source, position, entries, recorded_at)
    VALUES (%(source)s, %(position)s, %(entries)s, %(recorded_at)s)
    ON CONFLICT (source) DO UPDATE
       SET position = greatest(head.position, excluded.position),
           entries = head.entries + excluded.entries,
           recorded_at = greatest(head.recorded_at, excluded.recorded_at)
"""
ALL = "SELECT to_jsonb(head) AS item FROM head ORDER BY source"


def move(db: Session, stored: Iterable[Arrival]) -> None:
    """Move each service's head over the entries."""
    by_source: dict[str, list[Arrival]] = {}
    for each in stored:
        by_source.setdefault(each.row["source"], []).append(each)
    for source, arrived in by_source.items():
        row = {
            "source": source,
            "entries": len(arrived),
            "position": max(each.row["position"] for each in arrived),
            "recorded_at": max(each.row["recorded_at"] for each in arrived),
        }
        db.execute(MOVE, row)


def everything(db: Session) -> list[Row]:
    """Return the head of every service."""
    return [row["item"] for row in db.all(ALL)]
