"""What each client has allowed, and whether it is still allowed."""

from datetime import date
from uuid import UUID

from services.clients.domain.consent import Consent, covers
from services.clients.domain.events import ConsentGranted, ConsentWithdrawn
from services.clients.projections.questions import Disclosure
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.projections import Projection

GRANT = """
    INSERT INTO consent (consent_id, tenant, client_id, given_by, purpose, recipients,
                         data_classes, explicit_classes, valid_from, valid_until, text_version,
                         language, form, granted_at, version)
    VALUES (%(consent_id)s, %(tenant)s, %(client_id)s, %(given_by)s, %(purpose)s,
            %(recipients)s, %(data_classes)s, %(explicit_classes)s, %(valid_from)s,
            %(valid_until)s, %(text_version)s, %(language)s, %(form)s, %(granted_at)s, %(version)s)
    ON CONFLICT (consent_id) DO NOTHING
"""
WITHDRAW = "UPDATE consent SET withdrawn_at = %s, version = %s WHERE consent_id = %s"
OF_CLIENT = """
    SELECT (to_jsonb(consent) - 'tenant') || jsonb_build_object('state', CASE
               WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
               WHEN valid_until < %(today)s THEN 'expired'
               WHEN valid_from > %(today)s THEN 'not_yet'
               ELSE 'active' END) AS consent
      FROM consent
     WHERE client_id = %(client_id)s
     ORDER BY granted_at, consent_id
"""
FOR_PURPOSE = """
    SELECT * FROM consent WHERE client_id = %s AND purpose = %s ORDER BY valid_until DESC
"""


def project(db: Session, recorded: Recorded) -> None:
    """Bring the table up to date with one event."""
    match recorded.event:
        case ConsentGranted() as event:
            more = {
                "tenant": recorded.tenant,
                "granted_at": recorded.occurred_at,
                "version": recorded.version,
            }
            db.execute(GRANT, vars(event) | more)
        case ConsentWithdrawn(consent_id=consent_id):
            db.execute(WITHDRAW, (recorded.recorded_at, recorded.version, consent_id))


def of_client(db: Session, client_id: UUID, today: date) -> list[Row]:
    """Return the client's consents, oldest first, each with its state of today."""
    rows = db.all(OF_CLIENT, {"client_id": client_id, "today": today})
    return [row["consent"] for row in rows]


def covering(db: Session, asked: Disclosure, on: date) -> Row | None:
    """Return a consent of the client that covers the disclosure, if there is one."""
    for row in db.all(FOR_PURPOSE, (asked.client_id, asked.purpose)):
        if covers(
            as_consent(row),
            recipient=asked.recipient,
            purpose=asked.purpose,
            classes=asked.data_classes,
            on=on,
        ):
            return row
    return None


def as_consent(row: Row) -> Consent:
    """Return the consent as the rules know it."""
    return Consent(
        client_id=row["client_id"],
        purpose=row["purpose"],
        recipients=frozenset(row["recipients"]),
        data_classes=frozenset(row["data_classes"]),
        valid_from=row["valid_from"],
        valid_until=row["valid_until"],
        withdrawn=row["withdrawn_at"] is not None,
    )


PROJECTION = Projection(name="consents", tables=("consent",), project=project)
