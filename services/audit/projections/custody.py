"""Follows which tenant has a case: its entries are seen by whoever has it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from services.audit.ledger.links import as_id, code_of
from services.audit.projections.entries import Arrival
from shared.database import Session, as_json

CHANGED_HANDS: Final = ("cases", "cases.case_transferred")
MANY: Final = 2**31

ADD = """
    INSERT INTO handover (number, case_id, from_tenant, to_tenant, epoch, recorded_at)
    SELECT number, case_id, from_tenant, to_tenant, epoch, recorded_at
      FROM json_to_recordset(%s)
        AS told (number bigint, case_id text, from_tenant text, to_tenant text, epoch bigint)
      JOIN entry USING (number)
"""


def follow(db: Session, stored: Iterable[Arrival], numbers: Mapping[UUID, int]) -> None:
    """Note which cases have changed hands."""
    rows = [
        {"number": numbers[each.event_id], **found}
        for each in stored
        if (each.row["source"], each.row["type"]) == CHANGED_HANDS
        and (found := handover(each.row["data"]))
    ]
    if rows:
        db.execute(ADD, (as_json(rows),))


def handover(data: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return which case went from whom to whom, or `None` where that is not said."""
    case_id, epoch = as_id(data.get("case_id")), data.get("ownership_epoch")
    giver, taker = code_of(data.get("from_tenant")), code_of(data.get("to_tenant"))
    if not (case_id and giver and taker and type(epoch) is int and 0 < epoch < MANY):
        return None
    return {"case_id": case_id, "from_tenant": giver, "to_tenant": taker, "epoch": epoch}
