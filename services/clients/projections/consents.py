"""What each client has allowed or refused, and whether it is still allowed."""

from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from services.clients.domain.consent_events import (
    ConsentEvent,
    ConsentExpired,
    ConsentExpiryApproaching,
    ConsentGranted,
    ConsentNarrowed,
    ConsentReconfirmationDue,
    ConsentReconfirmed,
    ConsentRefused,
    ConsentWithdrawn,
)
from services.clients.domain.events import ClientHandedOver
from services.clients.domain.permitting import Consent, covers
from services.clients.projections.questions import Disclosure
from shared.database import Row, Session
from shared.domain.personal import legible
from shared.eventstore.store import Recorded
from shared.projections import Projection

OWNER: Final = """
    coalesce((SELECT owner FROM client WHERE client.client_id = %(client_id)s), %(tenant)s)
"""
GRANT: Final = f"""
    INSERT INTO consent (consent_id, tenant, owner, client_id, state, given_by, guardian_id,
                         purpose, recipients, direction, data_classes, explicit_classes,
                         valid_from, valid_until, text_version, language, form,
                         consequences_explained, granted_at, recorded_at, version)
    VALUES (%(consent_id)s, %(tenant)s, {OWNER}, %(client_id)s, 'active', %(given_by)s,
            %(guardian_id)s, %(purpose)s, %(recipients)s, %(direction)s, %(data_classes)s,
            %(explicit_classes)s, %(valid_from)s, %(valid_until)s, %(text_version)s, %(language)s,
            %(form)s, %(consequences_explained)s, %(granted_at)s, %(recorded_at)s, %(version)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
REFUSE: Final = f"""
    INSERT INTO consent (consent_id, tenant, owner, client_id, state, purpose, recipients,
                         data_classes, text_version, language, granted_at, recorded_at,
                         version)
    VALUES (%(consent_id)s, %(tenant)s, {OWNER}, %(client_id)s, 'refused', %(purpose)s,
            %(recipients)s, %(data_classes)s, %(text_version)s, %(language)s, %(granted_at)s,
            %(recorded_at)s, %(version)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
OF_CLIENT: Final = """
    SELECT (to_jsonb(consent) - 'tenant' - 'owner' - 'recorded_at')
           || jsonb_build_object('state', CASE
               WHEN state = 'active' AND valid_until < %(today)s THEN 'expired'
               WHEN state = 'active' AND valid_from > %(today)s THEN 'not_yet'
               ELSE state END) AS consent
      FROM consent
     WHERE client_id = %(client_id)s AND (%(until)s::timestamptz IS NULL OR recorded_at < %(until)s)
     ORDER BY granted_at, consent_id
"""
FOR_PURPOSE: Final = """
    SELECT * FROM consent
     WHERE client_id = %s AND purpose = %s AND state = 'active'
     ORDER BY valid_until DESC
"""
# The consents to case management that are in force; of guardians, those who have no say any more.
LAPSING: Final = """
    SELECT consent_id FROM consent
     WHERE client_id = %s AND purpose = 'case_management' AND state = 'active'
"""
BY_GUARDIANS: Final = """
    SELECT consent_id FROM consent
     WHERE client_id = %s AND state = 'active' AND given_by = 'guardian'
"""
WITHOUT_A_SAY: Final = """
    SELECT consent_id FROM consent
     WHERE client_id = %(client_id)s AND state = 'active' AND given_by = 'guardian'
       AND NOT EXISTS (SELECT FROM household_member
                        WHERE household_member.client_id = %(client_id)s AND left_at IS NULL
                          AND consent.guardian_id = ANY(guardians))
"""
FORGET: Final = """
    UPDATE consent
       SET given_by = NULL, guardian_id = NULL, purpose = NULL, recipients = NULL,
           direction = NULL, data_classes = NULL, explicit_classes = NULL, text_version = NULL,
           language = NULL, form = NULL, consequences_explained = NULL
     WHERE client_id = %s
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case ConsentGranted():
            db.execute(GRANT, told(recorded))
        case ConsentRefused():
            db.execute(REFUSE, told(recorded))
        case ClientHandedOver(client_id=client_id, to_tenant=owner):
            db.execute("UPDATE consent SET owner = %s WHERE client_id = %s", (owner, client_id))
        case ConsentEvent():
            change(db, recorded, changes(recorded))


def told(recorded: Recorded) -> dict[str, Any]:
    """Return what can still be read of the beginning of a consent."""
    place = {"tenant": recorded.tenant, "version": recorded.version}
    times = {"granted_at": recorded.occurred_at, "recorded_at": recorded.recorded_at}
    return legible(recorded.event) | place | times


def changes(recorded: Recorded) -> dict[str, Any]:
    """Return what becomes of the columns with one event."""
    at, known = recorded.recorded_at, legible(recorded.event)
    match recorded.event:
        case ConsentNarrowed():
            scope = {name: known[name] for name in ("recipients", "data_classes")}
            return {**scope, "narrowed_at": at}
        case ConsentWithdrawn():
            return {"state": "withdrawn", "withdrawn_at": at}
        case ConsentExpired():
            return {"state": "expired", "expired_at": at}
        case ConsentExpiryApproaching():
            return {"expiry_told_at": at}
        case ConsentReconfirmationDue():
            return {"reconfirmation_since": at}
        case ConsentReconfirmed():
            word = {name: known[name] for name in ("given_by", "guardian_id")}
            return {**word, "reconfirmation_since": None}
        case _:
            return {}


def change(db: Session, recorded: Recorded, columns: dict[str, Any]) -> None:
    """Change the row of a consent."""
    settings = "".join(f"{name} = %({name})s, " for name in columns)
    known = columns | {"version_": recorded.version, "consent_id_": recorded.stream_id}
    db.execute(
        f"UPDATE consent SET {settings}version = %(version_)s WHERE consent_id = %(consent_id_)s",
        known,
    )


def of_client(
    db: Session, client_id: UUID, today: date, until: datetime | None = None
) -> list[Row]:
    """Return the client's consents, oldest first, each with its state of today."""
    known = {"client_id": client_id, "today": today, "until": until}
    return [row["consent"] for row in db.all(OF_CLIENT, known)]


def lapsing(db: Session, client_id: UUID) -> list[UUID]:
    """Return the consents that end together with the case."""
    return [row["consent_id"] for row in db.all(LAPSING, (client_id,))]


def by_guardians(db: Session, client_id: UUID) -> list[UUID]:
    """Return the consents in force that a guardian gave."""
    return [row["consent_id"] for row in db.all(BY_GUARDIANS, (client_id,))]


def without_a_say(db: Session, client_id: UUID) -> list[UUID]:
    """Return the consents that were given by somebody who no longer decides for the client."""
    rows = db.all(WITHOUT_A_SAY, {"client_id": client_id})
    return [row["consent_id"] for row in rows]


def covering(db: Session, asked: Disclosure, at: date) -> Row | None:
    """Return a consent of the client that covers the disclosure, if there is one."""
    for row in db.all(FOR_PURPOSE, (asked.client_id, asked.purpose)):
        if covers(
            as_consent(row),
            recipient=asked.recipient,
            purpose=asked.purpose,
            classes=asked.data_classes,
            at=at,
        ):
            return row
    return None


def as_consent(row: Row) -> Consent:
    """Return the consent as the rules know it."""
    return Consent(
        client_id=row["client_id"],
        state=row["state"],
        purpose=row["purpose"] or "",
        recipients=frozenset(row["recipients"] or ()),
        data_classes=frozenset(row["data_classes"] or ()),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
    )


def forget(db: Session, client_id: UUID) -> None:
    """Purge what the table still says of a person whose key was destroyed."""
    db.execute(FORGET, (client_id,))


PROJECTION = Projection(name="consents", tables=("consent",), project=project)
