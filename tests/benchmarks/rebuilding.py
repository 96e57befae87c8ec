"""Rebuilding a projection beside one SQL statement that does the same."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from shared.database import Database, Session, as_json
from shared.eventstore.rebuild import Rebuild
from shared.eventstore.store import Recorded
from shared.projections import Projection
from shared.testing.tally import SERVICE
from tests.benchmarks.filling import fill
from tests.benchmarks.laboratory import Laboratory, run
from tests.benchmarks.measuring import Peer, Ratio, compare
from tests.benchmarks.visits import VisitNoted

EVENTS = 200_000
TABLE = """
CREATE TABLE tally.visited (
  tally_id uuid PRIMARY KEY, tenant text NOT NULL, count int NOT NULL, last timestamptz NOT NULL)
"""
WRITE = """
INSERT INTO visited (tally_id, tenant, count, last)
SELECT tally_id, tenant, count, last
  FROM json_to_recordset(%s) AS known (tally_id uuid, tenant text, count int, last timestamptz)
ON CONFLICT (tally_id) DO UPDATE SET count = visited.count + excluded.count, last = excluded.last
"""
IN_SQL = """
CREATE SCHEMA beside;
CREATE TABLE beside.visited (LIKE tally.visited INCLUDING ALL);
INSERT INTO beside.visited (tally_id, tenant, count, last)
SELECT (data->>'tally_id')::uuid, tenant, sum((data->>'by')::int), max(recorded_at)
  FROM tally.event WHERE type = 'tally.visit_noted' GROUP BY 1, 2;
DROP SCHEMA beside CASCADE;
"""


def project(db: Session, recorded: Recorded) -> None:
    """Count the visits."""
    project_all(db, [recorded])


def project_all(db: Session, recorded: Sequence[Recorded]) -> None:
    """Count many visits, and write each person once."""
    rows: dict[UUID, dict[str, Any]] = {}
    for each in recorded:
        match each.event:
            case VisitNoted(tally_id=tally_id, by=by):
                row = rows.get(tally_id)
                if row is None:
                    row = rows[tally_id] = {
                        "tally_id": tally_id, "tenant": each.tenant, "count": 0,
                    }  # fmt: skip
                row["count"] += by
                row["last"] = each.recorded_at
    db.execute(WRITE, (as_json(list(rows.values())),))


VISITED = Projection(name="visited", tables=("visited",), project=project, project_all=project_all)


def in_sql(dsn: str) -> int:
    """Have the database do it by itself."""
    run(dsn, IN_SQL)
    return EVENTS


def measure(lab: Laboratory) -> list[Ratio]:
    """Rebuild from a log of its own."""
    fill(lab.dsn, "growing.sql", EVENTS)
    run(lab.dsn, TABLE)
    owner = Database(lab.admin_url, name=lab.name, size=1)
    rebuild = Rebuild(SERVICE, VISITED, owner, lab.execution.log_database, lab.execution.keys)
    found = compare(
        "rebuild a projection of 200,000 events",
        partial(rebuild.run, lambda *_: None),
        Peer(against="one SQL statement doing the same", work=partial(in_sql, lab.dsn), must=0.3),
    )
    owner.close()
    return found
