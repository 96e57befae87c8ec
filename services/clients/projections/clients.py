"""The people of a municipality, as its own pages show them."""

from uuid import UUID

from services.clients.domain.client import CORRECTABLE
from services.clients.domain.events import (
    ClientDataCorrected,
    ClientRegistered,
    PotentialDuplicateFlagged,
)
from services.clients.projections import look_alikes
from shared.database import Row, Session
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

PERSONAL = ("given_name", "family_name", "birth_date", "phone", "address")
RECOGNISED_BY = ("given_name", "family_name", "birth_date")

REGISTER = """
    INSERT INTO client (client_id, tenant, household_id, given_name, family_name, birth_date,
                        birth_precision, language, phone, address, erased, registered_at, version)
    VALUES (%(client_id)s, %(tenant)s, %(household_id)s, %(given_name)s, %(family_name)s,
            %(birth_date)s, %(birth_precision)s, %(language)s, %(phone)s, %(address)s, %(erased)s,
            %(registered_at)s, %(version)s)
    ON CONFLICT (client_id) DO NOTHING
"""
FLAG = """
    INSERT INTO flagged_look_alike (tenant, client_id, other_client_id, reasons)
    VALUES (%s, %s, %s, %s)
    ON CONFLICT (client_id, other_client_id) DO UPDATE SET reasons = excluded.reasons
"""
ONE = """
    SELECT to_jsonb(client) - 'tenant' AS client,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'client_id', other_client_id, 'reasons', reasons)
                       ORDER BY other_client_id), '[]')
              FROM flagged_look_alike
             WHERE flagged_look_alike.client_id = client.client_id) AS look_alikes
      FROM client
     WHERE client_id = %s
"""
PAGE = """
    SELECT to_jsonb(client) - 'tenant' AS item
      FROM client
     ORDER BY family_name, given_name, client_id
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case ClientRegistered() as event:
            register(db, recorded, event)
        case PotentialDuplicateFlagged() as event:
            for other in event.other_client_ids:
                db.execute(FLAG, (recorded.tenant, event.client_id, other, event.reasons))
            touch(db, recorded)
        case ClientDataCorrected() as event:
            correct(db, event)
            touch(db, recorded)


def register(db: Session, recorded: Recorded, event: ClientRegistered) -> None:
    """Add a person, or the empty place of one who was erased."""
    known = legible(event)
    more = {
        "tenant": recorded.tenant,
        "registered_at": recorded.occurred_at,
        "version": recorded.version,
        "erased": known["given_name"] is None,
    }
    db.execute(REGISTER, known | more)
    recognise(db, event.client_id)


def correct(db: Session, event: ClientDataCorrected) -> None:
    """Replace the corrected fields."""
    known = legible(event)
    for name in CORRECTABLE:
        if name in event.changed:
            sql = f"UPDATE client SET {name} = %s WHERE client_id = %s"
            db.execute(sql, (known[name], event.client_id))
    recognise(db, event.client_id)


def recognise(db: Session, client_id: UUID) -> None:
    """Recognise a person by what the table now says."""
    row = db.one("SELECT * FROM client WHERE client_id = %s", (client_id,))
    if row and all(row[name] is not None for name in RECOGNISED_BY):
        look_alikes.remember(db, client_id, *(row[name] for name in RECOGNISED_BY))


def touch(db: Session, recorded: Recorded) -> None:
    """Note how far the stream has got."""
    db.execute(
        "UPDATE client SET version = %s WHERE client_id = %s",
        (recorded.version, recorded.stream_id),
    )


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the tables still say of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    db.execute(f"UPDATE client SET {blanks}, erased = true WHERE client_id = %s", (client_id,))
    look_alikes.forget(db, client_id)


def of_id(db: Session, client_id: UUID) -> Row | None:
    """Return one person and who resembles them."""
    row = db.one(ONE, (client_id,))
    return row and {**row["client"], "look_alikes": row["look_alikes"]}


def page(db: Session, asked: Page) -> Row:
    """Return one page of people, by name."""
    return paged(db, PAGE, {}, asked)


PROJECTION = Projection(
    name="clients", tables=("client", "flagged_look_alike", "look_alike"), project=project
)
