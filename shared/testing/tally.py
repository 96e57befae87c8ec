"""A little service of no business: a tally that counts, for tests and benchmarks of the store."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from shared.database import Session, as_json
from shared.domain.aggregate import Aggregate
from shared.domain.errors import IllegalTransition, Refusal
from shared.domain.messages import Command, Event, event
from shared.domain.personal import Personal
from shared.eventstore.service import Service
from shared.eventstore.store import Recorded
from shared.projections import Projection

TABLE = """
CREATE TABLE IF NOT EXISTS tally (
  tally_id uuid PRIMARY KEY,
  tenant text NOT NULL,
  count int NOT NULL,
  closed boolean NOT NULL DEFAULT false
)
"""

MERGE = """
INSERT INTO tally (tally_id, tenant, count, closed)
SELECT tally_id, tenant, count, coalesce(closed, false)
  FROM json_to_recordset(%s)
       AS known (tally_id uuid, tenant text, count int, closed boolean, begun boolean)
 WHERE begun OR EXISTS (SELECT FROM tally WHERE tally.tally_id = known.tally_id)
ON CONFLICT (tally_id) DO UPDATE
   SET count = tally.count + excluded.count, closed = tally.closed OR excluded.closed
"""


class BeginTally(Command):
    """Begin to count for a person."""

    tally_id: UUID
    person_id: UUID
    note: str | None = None


class CountUp(Command):
    """Count on; it does not matter what others counted meanwhile."""

    tally_id: UUID
    by: int = 1


class CloseTally(Command):
    """End the counting, if the count is what the asker believes."""

    tally_id: UUID


@event("tally.tally_begun", subject="person_id")
class TallyBegun(Event):
    """Somebody began to count."""

    tally_id: UUID
    person_id: UUID
    note: Personal[str] | None = None


@event("tally.counted_up")
class CountedUp(Event):
    """The count rose."""

    tally_id: UUID
    by: int


@event("tally.tally_closed")
class TallyClosed(Event):
    """The counting ended."""

    tally_id: UUID


class NotPositive(Refusal):
    """A tally counts upwards only."""

    kind = "invalid"


@dataclass(frozen=True)
class Tally:
    """What the rules need to know."""

    state: str = "new"
    count: int = 0


def begin(tally: Tally, command: BeginTally) -> list[Event]:
    """Begin, once."""
    if tally.state != "new":
        raise IllegalTransition(state=tally.state)
    return [TallyBegun(tally_id=command.tally_id, person_id=command.person_id, note=command.note)]


def count_up(tally: Tally, command: CountUp) -> list[Event]:
    """Count on."""
    if command.by <= 0:
        raise NotPositive(by=command.by)
    if tally.state != "open":
        raise IllegalTransition(state=tally.state)
    return [CountedUp(tally_id=command.tally_id, by=command.by)]


def close(tally: Tally, command: CloseTally) -> list[Event]:
    """End it; ending twice is nothing new."""
    return [] if tally.state == "closed" else [TallyClosed(tally_id=command.tally_id)]


def evolve(tally: Tally, event: Event) -> Tally:
    """Return `tally` as it stands after `event`."""
    match event:
        case TallyBegun():
            return replace(tally, state="open")
        case CountedUp(by=by):
            return replace(tally, count=tally.count + by)
        case TallyClosed():
            return replace(tally, state="closed")
        case _:
            return tally


TALLY = Aggregate(
    category="tally",
    key="tally_id",
    initial=Tally(),
    evolve=evolve,
    decisions={BeginTally: begin, CountUp: count_up, CloseTally: close},
    beginnings=frozenset({BeginTally}),
    commuting=frozenset({CountUp}),
)


def project(db: Session, recorded: Recorded) -> None:
    """Keep the present count of each tally."""
    match recorded.event:
        case TallyBegun(tally_id=tally_id):
            db.execute(
                "INSERT INTO tally (tally_id, tenant, count) VALUES (%s, %s, 0)"
                " ON CONFLICT (tally_id) DO NOTHING",
                (tally_id, recorded.tenant),
            )
        case CountedUp(tally_id=tally_id, by=by):
            db.execute("UPDATE tally SET count = count + %s WHERE tally_id = %s", (by, tally_id))
        case TallyClosed(tally_id=tally_id):
            db.execute("UPDATE tally SET closed = true WHERE tally_id = %s", (tally_id,))


def project_all(db: Session, recorded: Sequence[Recorded]) -> None:
    """Do the same for many events: add up first, and write each tally once."""
    rows: dict[UUID, dict[str, Any]] = {}
    for each in recorded:
        tally_id = each.stream_id
        row = rows.setdefault(tally_id, {"tally_id": tally_id, "tenant": each.tenant, "count": 0})
        match each.event:
            case TallyBegun():
                row["begun"] = True
            case CountedUp(by=by):
                row["count"] += by
            case TallyClosed():
                row["closed"] = True
    db.execute(MERGE, (as_json(list(rows.values())),))


TALLIES = Projection(name="tallies", tables=("tally",), project=project, project_all=project_all)
SERVICE = Service(
    name="tally", package="shared.testing", aggregates=(TALLY,), projections=(TALLIES,)
)
