"""Which records are taken to be of one person, and who has to decide on that."""

from typing import Any, Final
from uuid import UUID

from services.clients.domain.identity_events import (
    ClientsMerged,
    ClientsUnmerged,
    MergeProposed,
    MergeRejected,
    RecordAssigned,
)
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

PROPOSE: Final = """
    INSERT INTO identity_link (link_id, tenant, owner, client_id, other_client_id, state,
                               proposed_by, proposed_at, version)
    VALUES (%(link_id)s, %(tenant)s, %(other_tenant)s, %(client_id)s, %(other_client_id)s,
            'proposed', %(proposed_by)s, %(proposed_at)s, %(version)s)
    ON CONFLICT (link_id) DO NOTHING
"""
CHANGE: Final = """
    UPDATE identity_link
       SET state = %(state)s, version = %(version)s,
           merged_at = CASE WHEN %(state)s = 'merged' THEN %(at)s ELSE merged_at END,
           ended_at = CASE WHEN %(state)s <> 'merged' THEN %(at)s END
     WHERE link_id = %(link_id)s
"""
ASSIGN: Final = """
    INSERT INTO assigned_record (link_id, record_id, tenant, owner, client_id, assigned_at)
    SELECT link_id, %s, tenant, owner, %s, %s FROM identity_link WHERE link_id = %s
    ON CONFLICT DO NOTHING
"""
LINKED: Final = """
    WITH RECURSIVE one AS (
        SELECT %(client_id)s::uuid AS id
         UNION
        SELECT CASE WHEN link.client_id = one.id THEN link.other_client_id
                    ELSE link.client_id END
          FROM one JOIN identity_link AS link
            ON one.id IN (link.client_id, link.other_client_id) AND link.state = 'merged')
    SELECT id::text AS client_id,
           EXISTS (SELECT FROM client WHERE client.client_id = one.id) AS readable
      FROM one
     WHERE id <> %(client_id)s
     ORDER BY 1
"""
ACTIVE: Final = """
    SELECT link_id FROM identity_link
     WHERE state IN ('proposed', 'merged')
       AND (client_id, other_client_id) IN ((%(one)s, %(other)s), (%(other)s, %(one)s))
"""
PAGE: Final = """
    SELECT to_jsonb(identity_link) - 'owner' || jsonb_build_object('other_tenant', owner) AS item
      FROM identity_link
     WHERE %(client_id)s::uuid IS NULL OR %(client_id)s IN (client_id, other_client_id)
     ORDER BY proposed_at, link_id
"""
BECOMES: Final = {ClientsMerged: "merged", MergeRejected: "rejected", ClientsUnmerged: "unmerged"}


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case MergeProposed() as event:
            more = {"proposed_at": recorded.recorded_at, "version": recorded.version}
            db.execute(PROPOSE, vars(event) | more | {"tenant": recorded.tenant})
        case RecordAssigned() as event:
            at = recorded.recorded_at
            db.execute(ASSIGN, (event.record_id, event.owner_id, at, event.link_id))
        case ClientsMerged() | MergeRejected() | ClientsUnmerged() as event:
            db.execute(CHANGE, change(recorded) | {"state": BECOMES[type(event)]})


def change(recorded: Recorded) -> dict[str, Any]:
    """Return which link has changed, and when."""
    return {
        "link_id": recorded.stream_id,
        "version": recorded.version,
        "at": recorded.recorded_at,
    }


def linked_with(db: Session, client_id: UUID) -> list[Row]:
    """Return the records linked with this one, and whether the asker may read them anyway."""
    return db.all(LINKED, {"client_id": client_id})


def between(db: Session, one: UUID, other: UUID) -> UUID | None:
    """Return the link that joins two records, or is proposed to."""
    row = db.one(ACTIVE, {"one": one, "other": other})
    return row["link_id"] if row else None


def page(db: Session, asked: Page, client_id: UUID | None) -> Row:
    """Return one page of links, of everybody or of one client."""
    return paged(db, PAGE, {"client_id": client_id}, asked)


PROJECTION = Projection(name="links", tables=("identity_link", "assigned_record"), project=project)
