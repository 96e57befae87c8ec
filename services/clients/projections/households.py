"""Who lives together, and who decides for the children."""

from typing import Final
from uuid import UUID

from services.clients.domain.events import ClientHandedOver
from services.clients.domain.household_events import (
    CustodySet,
    HouseholdFormed,
    HouseholdMemberJoined,
    HouseholdMemberLeft,
)
from shared.database import Row, Session
from shared.domain.errors import NotFound
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

FORM: Final = """
    INSERT INTO household (household_id, tenant, owner, formed_at, version)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
JOIN: Final = """
    INSERT INTO household_member (household_id, client_id, tenant, owner, role, joined_at)
    SELECT household_id, %(client_id)s, tenant, owner, %(role)s, %(at)s
      FROM household WHERE household_id = %(household_id)s
        ON CONFLICT (household_id, client_id)
        DO UPDATE SET role = excluded.role, joined_at = excluded.joined_at, left_at = NULL
"""
LEAVE: Final = """
    UPDATE household_member SET left_at = %s, guardians = '{}', custodian = NULL
     WHERE household_id = %s AND client_id = %s
"""
DECIDE: Final = """
    UPDATE household_member SET guardians = %s::uuid[], custodian = %s
     WHERE household_id = %s AND client_id = %s
"""
HAND_OVER: Final = """
    UPDATE household SET owner = %(owner)s
     WHERE household_id IN (SELECT household_id FROM household_member
                             WHERE client_id = %(client_id)s AND left_at IS NULL);
    UPDATE household_member SET owner = %(owner)s WHERE client_id = %(client_id)s
"""
# Whose place is protected is seen only by those who work on the case.
ONE: Final = """
    SELECT household.household_id, household.version,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'client_id', member.client_id, 'role', role, 'guardians', guardians,
                       'custodian', custodian, 'joined_at', joined_at)
                       ORDER BY joined_at, member.client_id), '[]')
              FROM household_member AS member
              LEFT JOIN client ON client.client_id = member.client_id
             WHERE member.household_id = household.household_id AND left_at IS NULL
               AND (%(everybody)s OR NOT coalesce(protected, false)
                    OR member.client_id = %(seen_by)s)) AS members
      FROM household
     WHERE household.household_id = %(household_id)s
"""
OF_CLIENT: Final = """
    SELECT household_id, role, joined_at, left_at FROM household_member
     WHERE client_id = %s
     ORDER BY joined_at, household_id
"""
GUARDIANS: Final = """
    SELECT DISTINCT unnest(guardians) AS guardian FROM household_member
     WHERE client_id = %s AND left_at IS NULL
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case HouseholdFormed(household_id=household_id):
            tenant = recorded.tenant
            at, version = recorded.occurred_at, recorded.version
            db.execute(FORM, (household_id, tenant, tenant, at, version))
        case HouseholdMemberJoined():
            db.execute(JOIN, legible(recorded.event) | {"at": recorded.occurred_at})
        case HouseholdMemberLeft() as event:
            db.execute(LEAVE, (recorded.occurred_at, event.household_id, event.client_id))
        case CustodySet() as event:
            known = legible(event)
            decided = (known["guardians"] or [], known["custodian"])
            db.execute(DECIDE, (*decided, event.household_id, event.client_id))
        case ClientHandedOver(client_id=client_id, to_tenant=owner):
            db.execute(HAND_OVER, {"client_id": client_id, "owner": owner})
            return
        case _:
            return
    db.execute(
        "UPDATE household SET version = %s WHERE household_id = %s",
        (recorded.version, recorded.stream_id),
    )


def of_id(db: Session, household_id: UUID, *, everybody: bool, seen_by: UUID | None) -> Row:
    """Return a household and who lives there, or raise `NotFound`.

    Unless `everybody` is shown, those whose place is protected are left out; `seen_by` sees
    themselves.
    """
    known = {"household_id": household_id, "everybody": everybody, "seen_by": seen_by}
    row = db.one(ONE, known)
    if row is None:
        raise NotFound(household_id=str(household_id))
    return row


def of_client(db: Session, client_id: UUID) -> list[Row]:
    """Return the households that somebody lives or has lived in."""
    return db.all(OF_CLIENT, (client_id,))


def guardians_of(db: Session, client_id: UUID) -> list[UUID]:
    """Return who decides for a client at present."""
    return [row["guardian"] for row in db.all(GUARDIANS, (client_id,))]


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the tables still say of a person whose key was destroyed."""
    db.execute(
        "UPDATE household_member SET role = NULL, guardians = '{}', custodian = NULL"
        " WHERE client_id = %s",
        (client_id,),
    )


PROJECTION = Projection(
    name="households", tables=("household", "household_member"), project=project
)
