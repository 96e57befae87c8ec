"""Follows which records of clients are of one person, while that is held to be so."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from services.audit.ledger.links import as_id
from services.audit.projections.entries import Arrival
from shared.database import Session, as_json

STANDS: Final = {
    ("clients", "clients.clients_merged"): True,
    ("clients", "clients.clients_unmerged"): False,
}

ADD = """
    INSERT INTO identity_link
           (number, link_id, version, client_id, other_client_id, stands, recorded_at)
    SELECT number, stream_id, stream_version, client_id, other_client_id, stands, recorded_at
      FROM json_to_recordset(%s)
        AS told (number bigint, client_id text, other_client_id text, stands boolean)
      JOIN entry USING (number)
"""


def follow(db: Session, stored: Iterable[Arrival], numbers: Mapping[UUID, int]) -> None:
    """Note which records were linked, and which no longer are."""
    rows = [
        {"number": numbers[each.event_id], "stands": stands, **pair}
        for each in stored
        if (stands := STANDS.get((each.row["source"], each.row["type"]))) is not None
        and (pair := pair_in(each.row["data"]))
    ]
    if rows:
        db.execute(ADD, (as_json(rows),))


def pair_in(data: Mapping[str, Any]) -> dict[str, str] | None:
    """Return which two records are meant, or `None` where that is not said."""
    one, other = as_id(data.get("client_id")), as_id(data.get("other_client_id"))
    return {"client_id": one, "other_client_id": other} if one and other else None
