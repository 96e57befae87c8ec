"""The committees and their seats."""

from typing import Any
from uuid import UUID

from services.steering.domain.events import CommitteeConstituted
from shared.database import Row, Session
from shared.eventstore.store import Recorded
from shared.paging import Page, paged
from shared.projections import Projection

CONSTITUTE = """
    INSERT INTO committee (committee_id, tenant, name, constituted_at, version)
    VALUES (%(committee_id)s, %(tenant)s, %(name)s, %(constituted_at)s, %(version)s)
    ON CONFLICT (committee_id) DO NOTHING
"""
SEAT = """
    INSERT INTO committee_seat (committee_id, tenant, place, seat, institution, voting)
    VALUES (%(committee_id)s, %(tenant)s, %(place)s, %(seat)s, %(institution)s, %(voting)s)
    ON CONFLICT (committee_id, seat) DO NOTHING
"""
PAGE = """
    SELECT to_jsonb(committee) - 'tenant' || jsonb_build_object('seats', (
               SELECT jsonb_agg(jsonb_build_object(
                          'seat', seat, 'institution', institution, 'voting', voting)
                          ORDER BY place)
                 FROM committee_seat
                WHERE committee_seat.committee_id = committee.committee_id)) AS item
      FROM committee
     ORDER BY constituted_at, committee_id
"""
SEATS = "SELECT seat, voting FROM committee_seat WHERE committee_id = %s ORDER BY place"


def project(db: Session, recorded: Recorded) -> None:
    """Bring the tables up to date with one event."""
    match recorded.event:
        case CommitteeConstituted() as event:
            constitute(db, recorded, event)


def constitute(db: Session, recorded: Recorded, event: CommitteeConstituted) -> None:
    """Add a committee and its seats."""
    known: dict[str, Any] = {"committee_id": event.committee_id, "tenant": recorded.tenant}
    more = {"constituted_at": recorded.occurred_at, "version": recorded.version}
    db.execute(CONSTITUTE, known | more | {"name": event.name})
    for place, seat in enumerate(event.seats):
        db.execute(SEAT, known | vars(seat) | {"place": place})


def page(db: Session, asked: Page) -> Row:
    """Return committees with their seats, oldest first."""
    return paged(db, PAGE, {}, asked)


def seats_of(db: Session, committee_id: UUID | None) -> dict[str, list[str]]:
    """Return the voting and the advisory seats; none of either where there is no committee."""
    rows = db.all(SEATS, (committee_id,))
    return {
        "voting_seats": [row["seat"] for row in rows if row["voting"]],
        "advisory_seats": [row["seat"] for row in rows if not row["voting"]],
    }


PROJECTION = Projection(name="committees", tables=("committee", "committee_seat"), project=project)
