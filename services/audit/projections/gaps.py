"""What is missing: noticed when something arrives that says it follows on something unknown."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from uuid import UUID

import structlog

from services.audit.ledger.chain import Closing, Contradiction, Finding, Gap, Place, examine
from services.audit.projections.alarms import raise_alarm
from services.audit.projections.entries import Arrival
from shared.database import Row, Session

NEIGHBOURS = """
    SELECT here.event_id, here.source, here.stream_id,
           here.position, here.previous_position, here.stream_version,
           coalesce((SELECT max(position) FROM entry
                      WHERE source = here.source AND position < here.position), 0) AS below,
           above.position AS above, above.previous_position AS above_previous,
           coalesce((SELECT max(stream_version) FROM entry
                      WHERE stream_id = here.stream_id
                        AND stream_version < here.stream_version), 0) AS version_below,
           (SELECT min(stream_version) FROM entry
             WHERE stream_id = here.stream_id
               AND stream_version > here.stream_version) AS version_above
      FROM entry AS here
           LEFT JOIN LATERAL (SELECT position, previous_position FROM entry
                               WHERE source = here.source AND position > here.position
                               ORDER BY position LIMIT 1) AS above ON true
     WHERE here.number = ANY(%s)
     ORDER BY here.number
"""
OPEN = """
    INSERT INTO gap (source, stream_id, after, before, missing)
    VALUES (%(source)s, %(stream_id)s, %(after)s, %(before)s, %(missing)s)
    ON CONFLICT DO NOTHING
"""
CLOSE = """
    UPDATE gap SET closed_at = now()
     WHERE source = %(source)s AND stream_id IS NOT DISTINCT FROM %(stream_id)s
       AND before = %(before)s AND closed_at IS NULL
"""
ALL = """
    SELECT to_jsonb(gap) AS item FROM gap
     WHERE closed_at IS NULL OR %(closed)s
     ORDER BY noticed_at, source, stream_id NULLS FIRST, before
"""

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Chain:
    """The log of a service, or one stream in it."""

    source: str
    stream_id: UUID | None


def examine_chains(db: Session, stored: Iterable[Arrival], numbers: Mapping[UUID, int]) -> None:
    """Look at both chains of every new entry: its service's log, and its stream."""
    by_id = {each.event_id: each for each in stored}
    if not by_id:
        return
    for row in db.all(NEIGHBOURS, (list(numbers.values()),)):
        arrived = by_id[row["event_id"]]
        for finding in look_at_log(row):
            note(db, Chain(row["source"], None), arrived, finding)
        for finding in look_at_stream(row):
            note(db, Chain(row["source"], row["stream_id"]), arrived, finding)


def look_at_log(row: Row) -> list[Finding]:
    """Return what an entry tells of its service's log."""
    above = Place(row["above"], row["above_previous"]) if row["above"] else None
    here = Place(row["position"], row["previous_position"])
    return examine(here, below=row["below"], above=above)


def look_at_stream(row: Row) -> list[Finding]:
    """Return what an entry tells of its stream, where versions leave nothing out."""
    above, version = row["version_above"], row["stream_version"]
    following = Place(above, above - 1) if above else None
    return examine(Place(version, version - 1), below=row["version_below"], above=following)


def note(db: Session, chain: Chain, arrived: Arrival, finding: Finding) -> None:
    """Write down what was found, and tell the operators."""
    row = asdict(chain) | asdict(finding)
    told = {name: str(value) for name, value in row.items() if value is not None}
    match finding:
        case Gap() if db.execute(OPEN, row):
            log.warning("an event is missing", **told)
        case Closing() if db.execute(CLOSE, row):
            log.info("what was missing has arrived", **told)
        case Contradiction():
            raise_alarm(db, "contradicting_chain", arrived, told)


def everything(db: Session, *, closed: bool) -> list[Row]:
    """Return the gaps that are open, or all there ever were."""
    return [row["item"] for row in db.all(ALL, {"closed": closed})]
