"""What the doors and the subscriptions add: who resembles, who decides, which marks, whose."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from services.clients.domain.commands import AddNameVariant, RegisterClient
from services.clients.domain.errors import AlreadyLinked, UnknownClient
from services.clients.domain.purposes import recipients_for
from services.clients.foreign_events import (
    CaseClosed,
    CaseTransferred,
    ClientDataCorrected,
    CustodySet,
    EntryMarkedInError,
)
from services.clients.projections import consents, households, keeping, links, look_alikes, records
from shared.database import Row, Session
from shared.domain.context import Context
from shared.keyring.marks import mark
from shared.messaging.envelope import Delivery
from shared.messaging.wire import read_fields

Payload = dict[str, Any]

BORN: Final = "SELECT birth_date, owner FROM client WHERE client_id = %s"
SCOPE: Final = "SELECT * FROM consent WHERE consent_id = %s"
KEPT_HERE: Final = "SELECT client_id FROM client_home WHERE tenant = %s AND client_id = ANY(%s)"


def who_looks_alike(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who resembles the person to be registered."""
    asked = read_fields(RegisterClient, payload)
    names = (asked.given_name, asked.family_name)
    return alike(db, asked.client_id, names, asked.birth_date)


def who_looks_alike_now(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who resembles a person because of another spelling of the name, and did not so far."""
    asked = read_fields(AddNameVariant, payload)
    born = person(db, asked.client_id)["birth_date"]
    if born is None:
        return {}
    known = records.flagged(db, asked.client_id)
    found = alike(db, asked.client_id, (asked.given_name, asked.family_name), born)
    return {
        "look_alikes": [each for each in found["look_alikes"] if each["client_id"] not in known]
    }


def alike(db: Session, client_id: UUID, names: tuple[str, str], born: Any) -> Payload:
    """Return who resembles somebody with these names, born on that day."""
    found = look_alikes.resembling(db, *names, born)
    return {"look_alikes": [each for each in found if each["client_id"] != str(client_id)]}


def a_known_client(db: Session, payload: Payload, context: Context) -> Payload:
    """Add nothing; raise `UnknownClient` for somebody who is not registered here."""
    person(db, UUID(payload["client_id"]))
    return {}


def for_consent(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who holds the data, who may consent, and the marks of what is consented to."""
    client_id = UUID(payload["client_id"])
    known = person(db, client_id)
    purpose, classes = payload["purpose"], payload["data_classes"]
    recipients = recipients_for(purpose, payload["recipients"], known["owner"])
    return {
        "controller": known["owner"],
        "born": day(known["birth_date"]),
        "guardians": guardians(db, client_id),
        "permissions": permissions(client_id, purpose, recipients, classes),
    }


def for_refusal(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who would hold the data."""
    return {"controller": person(db, UUID(payload["client_id"]))["owner"]}


def for_narrowing(db: Session, payload: Payload, context: Context) -> Payload:
    """Return the marks of all that a consent covers so far."""
    row = scope_of(db, payload)
    if row["purpose"] is None or row["recipients"] is None:
        return {}
    scope = (row["purpose"], row["recipients"], row["data_classes"])
    return {"permissions": permissions(row["client_id"], *scope)}


def for_reconfirmation(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who may consent for the client at present."""
    client_id = scope_of(db, payload)["client_id"]
    born = day(person(db, client_id)["birth_date"])
    return {"born": born, "guardians": guardians(db, client_id)}


def for_proposal(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who proposes to link two records, and who is in charge of them.

    Raises `UnknownClient`, `OwnershipMoved`, or `AlreadyLinked` for those that are linked already.
    """
    one, other = UUID(payload["client_id"]), UUID(payload["other_client_id"])
    keeping.of_client(db, payload, context)
    if link_id := links.between(db, one, other):
        raise AlreadyLinked(link_id=str(link_id))
    return {
        "by": context.actor.user,
        "own_tenant": context.tenant,
        "other_tenant": keeping.home_of(db, other)["owner"],
    }


def who_decides(db: Session, payload: Payload, context: Context) -> Payload:
    """Return who decides on a link, and for which institution."""
    return {"by": context.actor.user, "institution": context.actor.institution}


def right_file(db: Session, payload: Payload, context: Context) -> Payload:
    """Return which tenant keeps the file that an entry belongs in."""
    return {"right_tenant": keeping.home_of(db, UUID(payload["right_client_id"]))["tenant"]}


def person(db: Session, client_id: UUID) -> Row:
    """Return the birth date of a client and who is in charge, or raise `UnknownClient`."""
    row = db.one(BORN, (client_id,))
    if row is None:
        raise UnknownClient(client_id=str(client_id))
    return row


def scope_of(db: Session, payload: Payload) -> Row:
    """Return the consent that a command is about; the door has found it already."""
    [row] = db.all(SCOPE, (UUID(payload["consent_id"]),))
    return row


def guardians(db: Session, client_id: UUID) -> list[str]:
    """Return who decides for a client at present, as plain values."""
    return [str(each) for each in households.guardians_of(db, client_id)]


def day(value: Any) -> str | None:
    """Return a day as a plain value."""
    return value and str(value)


def permissions(
    client_id: UUID, purpose: str, recipients: Iterable[str], classes: Iterable[str]
) -> list[Payload]:
    """Return what each recipient may learn, one class at a time, with the marks."""
    return [
        {
            "recipient": recipient,
            "data_class": each,
            "mark": mark("consent", str(client_id), recipient, purpose, each),
        }
        for recipient in sorted(set(recipients))
        for each in sorted(set(classes))
    ]


def kept_here(db: Session, fact: CaseTransferred, delivery: Delivery) -> tuple[datetime, Any]:
    """Return which of the people in a case have their records with the giving tenant."""
    rows = db.rows(KEPT_HERE, (delivery.tenant, fact.client_ids))
    return delivery.recorded_at, sorted(row[0] for row in rows)


def lapsing(db: Session, fact: CaseClosed, delivery: Delivery) -> tuple[datetime, Any]:
    """Return which consents end together with a case."""
    return delivery.recorded_at, consents.lapsing(db, fact.client_id)


def without_a_say(db: Session, fact: CustodySet, delivery: Delivery) -> tuple[datetime, Any]:
    """Return which consents were given by somebody who no longer decides for the child."""
    return delivery.recorded_at, consents.without_a_say(db, fact.client_id)


def spoken_for(
    db: Session, fact: ClientDataCorrected, delivery: Delivery
) -> tuple[datetime, Any, Any]:
    """Return when a person was born, and which consents guardians have given."""
    born = person(db, fact.client_id)["birth_date"]
    return delivery.recorded_at, born, consents.by_guardians(db, fact.client_id)


def moment(db: Session, fact: EntryMarkedInError, delivery: Delivery) -> datetime:
    """Return when it was recorded."""
    return delivery.recorded_at
