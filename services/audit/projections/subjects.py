"""Finds the entries that are about somebody or something."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from services.audit.ledger.links import links
from services.audit.projections.entries import Arrival
from shared.database import Session, as_json

LINK = """
    INSERT INTO link (kind, id, number)
    SELECT kind, id, number
      FROM json_to_recordset(%s) AS found (kind text, id text, number bigint)
"""


def link(db: Session, stored: Iterable[Arrival], numbers: Mapping[UUID, int]) -> None:
    """Note what the entries are about."""
    rows = [
        {"kind": kind, "id": id_, "number": numbers[each.event_id]}
        for each in stored
        for kind, id_ in links(each.row["category"], each.row["stream_id"], each.row["data"])
    ]
    if rows:
        db.execute(LINK, (as_json(rows),))
