"""What is shown of a person's record: the own one, and that others are linked with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import takewhile
from typing import Any, Final
from uuid import UUID

from services.clients.domain.client import CLIENT
from services.clients.domain.errors import UnknownClient
from services.clients.domain.events import ClientHandedOver
from services.clients.projections import links
from shared.database import Row, Session
from shared.domain.personal import ERASED
from shared.eventstore.postgres import PostgresEventStore
from shared.paging import Page, paged

TELLING_WHERE: Final = ("address", "phone", "household_id")

HOUSEHOLD: Final = """
    (SELECT household_id FROM household_member
      WHERE household_member.client_id = client.client_id AND left_at IS NULL
      ORDER BY joined_at DESC, household_id LIMIT 1)
"""
STATE: Final = """
    CASE WHEN erased THEN 'erased'
         WHEN restricted_since IS NOT NULL THEN 'restricted'
         WHEN EXISTS (SELECT FROM consent WHERE consent.client_id = client.client_id
                                            AND consent.state = 'active') THEN 'active'
         WHEN EXISTS (SELECT FROM consent WHERE consent.client_id = client.client_id)
         THEN 'dormant' ELSE 'registered' END
"""
SHOWN: Final = f"""
    to_jsonb(client) - 'tenant' || jsonb_build_object('household_id', {HOUSEHOLD}, 'state', {STATE})
"""
ONE: Final = f"""
    SELECT {SHOWN} AS client,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'client_id', other_client_id, 'reasons', reasons)
                       ORDER BY other_client_id), '[]')
              FROM flagged_look_alike
             WHERE flagged_look_alike.client_id = client.client_id) AS look_alikes,
           (SELECT coalesce(jsonb_agg(jsonb_build_object(
                       'given_name', given_name, 'family_name', family_name,
                       'script', script, 'source_document', source_document)
                       ORDER BY position), '[]')
              FROM name_variant
             WHERE name_variant.client_id = client.client_id) AS name_variants,
           (SELECT coalesce(jsonb_agg(kind ORDER BY position), '[]')
              FROM known_identifier
             WHERE known_identifier.client_id = client.client_id) AS identifiers
      FROM client
     WHERE client_id = %s
"""
PAGE: Final = f"""
    SELECT {SHOWN} AS item
      FROM client
     WHERE owner = %(owner)s
     ORDER BY family_name, given_name, client_id
"""
PLACE: Final = """
    SELECT tenant, owner, ownership_epoch, handed_over_at FROM client WHERE client_id = %s
"""


def place_of(db: Session, client_id: UUID) -> Row:
    """Return who keeps a record and who is in charge of it, or raise `UnknownClient`."""
    row = db.one(PLACE, (client_id,))
    if row is None:
        raise UnknownClient(client_id=str(client_id))
    return row


def flagged(db: Session, client_id: UUID) -> set[str]:
    """Return who was found to resemble a person so far."""
    rows = db.rows(
        "SELECT other_client_id FROM flagged_look_alike WHERE client_id = %s", (client_id,)
    )
    return {str(row[0]) for row in rows}


def known_until(db: Session, client_id: UUID, asker: str) -> datetime | None:
    """Return until when `asker` was in charge; `None` is until now. Raises `UnknownClient`."""
    place = place_of(db, client_id)
    until: datetime | None = None if place["owner"] == asker else place["handed_over_at"]
    return until


@contextmanager
def as_kept(db: Session, client_id: UUID, asker: str) -> Iterator[None]:
    """Read what is kept of a client as the tenant that keeps it; the asker may, that is known."""
    db.act_for(place_of(db, client_id)["tenant"])
    yield
    db.act_for(asker)


def shown(db: Session, store: PostgresEventStore, client_id: UUID, asker: str) -> Row:
    """Return one person, who resembles them, and what is linked, or raise `UnknownClient`."""
    until = known_until(db, client_id, asker)
    [row] = db.all(ONE, (client_id,))
    found = {**row.pop("client"), **row}
    linked = links.linked_with(db, client_id)
    found["linked"] = linked
    found["timeline"] = [
        str(client_id), *(each["client_id"] for each in linked if each["readable"])
    ]  # fmt: skip
    return found | (as_left(store, client_id) if until else {})


def as_left(store: PostgresEventStore, client_id: UUID) -> dict[str, Any]:
    """Return the details as they were when the person was handed over."""
    events = takewhile(
        lambda each: not isinstance(each, ClientHandedOver), store.read(client_id).events
    )
    details = CLIENT.replay(events).details
    return {name: None if value is ERASED else value for name, value in details.items()}


def page(db: Session, asked: Page, owner: str, all_of_it: bool) -> Row:
    """Return one page of the people that `owner` is in charge of, by name."""
    found = paged(db, PAGE, {"owner": owner}, asked)
    return {**found, "items": [seen_by(each, all_of_it) for each in found["items"]]}


def seen_by(person: Row, all_of_it: bool) -> Row:
    """Return a person without what tells where, if the place is protected; or all of it."""
    if all_of_it or not person["protected"]:
        return person
    return person | dict.fromkeys(TELLING_WHERE)
