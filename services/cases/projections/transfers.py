"""The transfers, for those who give and those who receive."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from services.cases.domain import transfer_events as told
from services.cases.domain.transfer import TRANSITIONS
from services.cases.projections.questions import ListedTransfers
from shared.database import Row, Session
from shared.domain.errors import NotFound
from shared.domain.messages import Event
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.paging import paged
from shared.projections import Projection

# The receiver's side says nothing about the client until it is accepted.
INITIATE: Final = """
    INSERT INTO case_transfer (transfer_id, side, tenant, owner, case_id, client_id, from_tenant,
                               to_tenant, municipality, phase, persons, state, summary,
                               initiated_at)
    SELECT %(transfer_id)s, side, %(tenant)s, owner, %(case_id)s, %(client_id)s, %(from_tenant)s,
           %(to_tenant)s, %(municipality)s, %(phase)s, %(persons)s, 'requested', summary, %(at)s
      FROM (VALUES ('giver', %(from_tenant)s, %(summary)s), ('receiver', %(to_tenant)s, NULL))
           AS sides (side, owner, summary)
    ON CONFLICT (transfer_id, side) DO NOTHING
"""
CHANGE: Final = """
    UPDATE case_transfer SET {noted} state = %(state)s WHERE transfer_id = %(transfer_id)s
"""
TELL: Final = """
    UPDATE case_transfer AS receiver SET summary = giver.summary
      FROM case_transfer AS giver
     WHERE receiver.transfer_id = %(transfer_id)s AND receiver.side = 'receiver'
       AND giver.transfer_id = %(transfer_id)s AND giver.side = 'giver'
"""
FORGO: Final = """
    UPDATE case_transfer SET summary = NULL
     WHERE transfer_id = %(transfer_id)s AND side = 'receiver'
"""
NOTED: Final[Mapping[type[Event], Mapping[str, str]]] = {
    told.CaseTransferOffered: {"expires_at": "expires_at"},
    told.CaseTransferAccepted: {
        "answered_at": "at",
        "cut_over_on": "cut_over_on",
        "manager": "manager",
    },
    told.CaseTransferDeclined: {
        "answered_at": "at",
        "reason_code": "reason_code",
        "ended_at": "at",
    },
    told.CaseTransferExpired: {"ended_at": "at"},
    told.CaseTransferAborted: {"reason_code": "reason_code", "ended_at": "at"},
    told.CaseTransferCompleted: {"ended_at": "at"},
}
# Who does not have the case yet may know of the person only that there is one.
SHOWN: Final = """
    SELECT transfer_id, side, case_id, from_tenant, to_tenant, municipality, phase, persons, state,
           summary, manager, reason_code, initiated_at, expires_at, cut_over_on, answered_at,
           ended_at,
           CASE WHEN side = 'giver' OR state IN ('accepted', 'due', 'completed')
                THEN client_id END AS client_id
      FROM case_transfer
     WHERE owner = %(asker)s
"""
PAGE: Final = f"""{SHOWN}
       AND (%(side)s::text IS NULL OR side = %(side)s)
       AND (%(state)s::text IS NULL OR state = %(state)s)
     ORDER BY initiated_at DESC, transfer_id
"""
SIDES: Final = {"to_us": "receiver", "from_us": "giver", None: None}
STATES: Final = {step: state for ways in TRANSITIONS.values() for step, state in ways.items()}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    event = recorded.event
    row = legible(event) | {"tenant": recorded.tenant, "at": recorded.occurred_at}
    if isinstance(event, told.CaseTransferInitiated):
        db.later(INITIATE, row)
    if isinstance(event, told.TransferEvent):
        row["state"] = STATES[event.type.partition(".")[2]]
        db.later(change(NOTED.get(type(event), {})), row)
    if isinstance(event, told.CaseTransferAccepted):
        db.later(TELL, row)
    if isinstance(event, told.CaseTransferAborted):
        db.later(FORGO, row)


def change(noted: Mapping[str, str]) -> str:
    """Return the statement that moves a transfer on; the columns are ours, never a user's."""
    return CHANGE.format(
        noted="".join(f"{column} = %({name})s, " for column, name in noted.items())
    )


def forget(db: Session, client_id: UUID) -> None:
    """Purge the summaries of a person whose key was destroyed."""
    db.execute("UPDATE case_transfer SET summary = NULL WHERE client_id = %s", (client_id,))


def side_of(db: Session, transfer_id: UUID, asker: str) -> Row:
    """Return the side of a transfer that `asker` is on, or raise `NotFound`."""
    sql = "SELECT * FROM case_transfer WHERE transfer_id = %s AND owner = %s"
    row = db.one(sql, (transfer_id, asker))
    if row is None:
        raise NotFound(transfer_id=str(transfer_id))
    return row


def of_id(db: Session, transfer_id: UUID) -> Row:
    """Return a transfer as it is kept, or raise `NotFound`."""
    sql = "SELECT * FROM case_transfer WHERE transfer_id = %s AND side = 'giver'"
    row = db.one(sql, (transfer_id,))
    if row is None:
        raise NotFound(transfer_id=str(transfer_id))
    return row


def shown(db: Session, transfer_id: UUID, asker: str) -> Row:
    """Return a transfer as `asker` may see it, or raise `NotFound`."""
    sql = f"{SHOWN} AND transfer_id = %(transfer_id)s"
    row = db.one(sql, {"asker": asker, "transfer_id": transfer_id})
    if row is None:
        raise NotFound(transfer_id=str(transfer_id))
    return row


def page(db: Session, asked: ListedTransfers, asker: str) -> Row:
    """Return one page of transfers, newest first."""
    wanted = {"asker": asker, "side": SIDES[asked.direction], "state": asked.state}
    return paged(db, PAGE, wanted, asked, item=dict)


def of_case(db: Session, case_id: UUID, asker: str) -> list[Row]:
    """Return the transfers of a case in which `asker` has a side, oldest first."""
    sql = f"{SHOWN} AND case_id = %(case_id)s ORDER BY initiated_at, transfer_id"
    return db.all(sql, {"asker": asker, "case_id": case_id})


def open_of_case(db: Session, case_id: UUID) -> UUID | None:
    """Return the transfer of a case that has not ended, if there is one."""
    sql = """
        SELECT transfer_id FROM case_transfer
         WHERE case_id = %s AND side = 'giver' AND ended_at IS NULL
         ORDER BY initiated_at DESC
         LIMIT 1
    """
    row = db.one(sql, (case_id,))
    return row["transfer_id"] if row else None


PROJECTION = Projection(name="transfers", tables=("case_transfer",), project=project)
