"""The people of a municipality, as its own pages show them."""

from typing import Any
from uuid import UUID

from services.clients.domain.events import (
    ClientDataCorrected,
    ClientHandedOver,
    ClientRegistered,
    IdentifierRecorded,
    LocationProtectionLifted,
    LocationProtectionSet,
    NameVariantAdded,
    PotentialDuplicateFlagged,
    ProcessingRestricted,
    ProcessingUnrestricted,
)
from services.clients.domain.person import CORRECTABLE
from services.clients.projections import look_alikes
from shared.database import Session
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

PERSONAL = ("given_name", "family_name", "birth_date", "phone", "address")
RECOGNISED_BY = ("given_name", "family_name", "birth_date")
OWNED = ("client_home", "flagged_look_alike", "name_variant", "known_identifier")

REGISTER = """
    INSERT INTO client (client_id, tenant, owner, given_name, family_name, birth_date,
                        birth_precision, language, phone, address, erased, registered_at, version)
    VALUES (%(client_id)s, %(tenant)s, %(tenant)s, %(given_name)s, %(family_name)s,
            %(birth_date)s, %(birth_precision)s, %(language)s, %(phone)s, %(address)s, %(erased)s,
            %(registered_at)s, %(version)s)
    ON CONFLICT (client_id) DO NOTHING
"""
SETTLE = """
    INSERT INTO client_home (client_id, tenant, owner)
    VALUES (%(client_id)s, %(tenant)s, %(tenant)s)
    ON CONFLICT DO NOTHING
"""
# The first owner may read until the person was handed over for the first time.
HAND_OVER = """
    UPDATE client
       SET handed_over_at = CASE WHEN owner = tenant THEN %s ELSE handed_over_at END,
           owner = %s, ownership_epoch = %s
     WHERE client_id = %s
"""
OWNER = "(SELECT owner FROM client WHERE client_id = %(client_id)s)"
FLAG = f"""
    INSERT INTO flagged_look_alike (tenant, owner, client_id, other_client_id, reasons)
    VALUES (%(tenant)s, {OWNER}, %(client_id)s, %(other)s, %(reasons)s)
    ON CONFLICT (client_id, other_client_id) DO UPDATE SET reasons = excluded.reasons
"""
ADD_VARIANT = f"""
    INSERT INTO name_variant (client_id, position, tenant, owner, given_name, family_name, script,
                              source_document)
    VALUES (%(client_id)s, %(position)s, %(tenant)s, {OWNER}, %(given_name)s, %(family_name)s,
            %(script)s, %(source_document)s)
    ON CONFLICT DO NOTHING
"""
ADD_IDENTIFIER = f"""
    INSERT INTO known_identifier (client_id, position, tenant, owner, kind)
    VALUES (%(client_id)s, %(position)s, %(tenant)s, {OWNER}, %(kind)s)
    ON CONFLICT DO NOTHING
"""
NAMES = """
    SELECT given_name, family_name FROM client WHERE client_id = %(client_id)s
     UNION
    SELECT given_name, family_name FROM name_variant
     WHERE client_id = %(client_id)s AND given_name IS NOT NULL
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case ClientRegistered() as event:
            register(db, recorded, event)
            return
        case PotentialDuplicateFlagged() as event:
            for other in event.other_client_ids:
                db.execute(FLAG, told(recorded) | {"other": other})
        case ClientDataCorrected() as event:
            correct(db, event)
        case NameVariantAdded(client_id=client_id):
            db.execute(ADD_VARIANT, told(recorded))
            recognise(db, client_id)
        case IdentifierRecorded():
            db.execute(ADD_IDENTIFIER, told(recorded))
        case ClientHandedOver() as event:
            hand_over(db, recorded, event)
        case _:
            guard(db, recorded)
    touch(db, recorded)


def told(recorded: Recorded) -> dict[str, Any]:
    """Return what can still be read of an event, whose it is and where it stands."""
    place = {"tenant": recorded.tenant, "position": recorded.position}
    return legible(recorded.event) | place


def register(db: Session, recorded: Recorded, event: ClientRegistered) -> None:
    """Add a person, or the empty place of one who was erased."""
    known = told(recorded)
    more = {
        "registered_at": recorded.occurred_at,
        "version": recorded.version,
        "erased": known["given_name"] is None,
    }
    db.execute(REGISTER, known | more)
    db.execute(SETTLE, known)
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
    """Recognise a person by all names and by the birth date that the tables now hold."""
    row = db.one("SELECT * FROM client WHERE client_id = %s", (client_id,))
    if row and all(row[name] is not None for name in RECOGNISED_BY):
        names = db.rows(NAMES, {"client_id": client_id})
        look_alikes.remember(db, client_id, names, row["birth_date"])


def hand_over(db: Session, recorded: Recorded, event: ClientHandedOver) -> None:
    """Let the new owner read; the old one can see until when it was in charge."""
    at, owner = recorded.recorded_at, event.to_tenant
    db.execute(HAND_OVER, (at, owner, event.ownership_epoch, event.client_id))
    for table in OWNED:
        sql = f"UPDATE {table} SET owner = %s WHERE client_id = %s"
        db.execute(sql, (owner, event.client_id))


def guard(db: Session, recorded: Recorded) -> None:
    """Note what may be done with the person's data."""
    for name, value in guarding(recorded).items():
        sql = f"UPDATE client SET {name} = %s WHERE client_id = %s"
        db.execute(sql, (value, recorded.stream_id))


def guarding(recorded: Recorded) -> dict[str, Any]:
    """Return what an event changes about how a person's data are guarded."""
    match recorded.event:
        case ProcessingRestricted():
            return {"restricted_since": recorded.recorded_at}
        case ProcessingUnrestricted():
            return {"restricted_since": None}
        case LocationProtectionSet():
            return {"protected": True}
        case LocationProtectionLifted():
            return {"protected": False}
        case _:
            return {}


def touch(db: Session, recorded: Recorded) -> None:
    """Note how far the stream has got."""
    if recorded.category == "client":
        db.execute(
            "UPDATE client SET version = %s WHERE client_id = %s",
            (recorded.version, recorded.stream_id),
        )


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the tables still say of a person whose key was destroyed."""
    blanks = ", ".join(f"{name} = NULL" for name in PERSONAL)
    db.execute(f"UPDATE client SET {blanks}, erased = true WHERE client_id = %s", (client_id,))
    db.execute(
        "UPDATE name_variant SET given_name = NULL, family_name = NULL WHERE client_id = %s",
        (client_id,),
    )
    look_alikes.forget(db, client_id)


PROJECTION = Projection(
    name="clients",
    tables=(
        "client", "client_home", "flagged_look_alike", "look_alike", "name_variant",
        "known_identifier",
    ),
    project=project,
)  # fmt: skip
