"""Gives entries their place in the ledger: one order of all, dense for each service and stream."""

import secrets
from collections.abc import Iterable, Sequence
from typing import Final

from services.audit.ledger.describing import KEY_BYTES, described
from services.audit.ledger.sequence import Chains
from services.audit.projections import trees
from shared.database import Row, Session

MOST: Final = 5_000

WAITING = """
    SELECT number, source, position, previous_position, event_id, type, schema_version, stream_id,
           category, stream_version, tenant, actor_user, actor_role, institution, occurred_at,
           recorded_at, correlation_id, causation_id, command_id, legal_basis, purpose,
           data::text AS data, sealed_hash
      FROM entry
     WHERE source = %(source)s AND position > %(last)s
       AND (SELECT previous_position
              FROM entry
             WHERE source = %(source)s AND position > %(last)s
             ORDER BY position
             LIMIT 1) = %(last)s
     ORDER BY position
     LIMIT %(limit)s
"""
KEEP_KEYS = "INSERT INTO leaf_key (index, key) SELECT * FROM unnest(%s::bigint[], %s::bytea[])"
HEADS = "SELECT name, sequence, position, hash FROM chain WHERE kind = %s AND name = ANY(%s)"
MOVE = """
    INSERT INTO chain (kind, name, sequence, position, hash)
    SELECT * FROM unnest(%s::text[], %s::text[], %s::bigint[], %s::bigint[], %s::text[])
    ON CONFLICT (kind, name) DO UPDATE
       SET sequence = excluded.sequence, position = excluded.position, hash = excluded.hash
"""


def sequence(db: Session, sources: Iterable[str]) -> int:
    """Append what has arrived of these services and follows on what is there; return how many.

    Behind a gap nothing gets its place until what is missing has arrived.
    """
    positions = last_positions(db, sorted(set(sources)))
    ready = [row for source, last in positions.items() for row in following(db, source, last)]
    if not ready:
        return 0
    origin, tree = trees.standing(db)
    chains = heads(db, ready)
    keys = [secrets.token_bytes(KEY_BYTES) for _ in ready]
    leaves = [
        chains.next_leaf(origin, described(row, key)) for row, key in zip(ready, keys, strict=True)
    ]
    trees.grow(db, tree, leaves, [row["number"] for row in ready])
    db.execute(KEEP_KEYS, (list(range(tree.size, tree.size + len(keys))), keys))
    move(db, chains, ready)
    return len(leaves)


def last_positions(db: Session, sources: Sequence[str]) -> dict[str, int]:
    """Return for each service the position of its last leaf, 0 where there is none."""
    found = {row["name"]: row["position"] for row in db.all(HEADS, ("service", list(sources)))}
    return {source: found.get(source, 0) for source in sources}


def following(db: Session, source: str, last: int) -> list[Row]:
    """Return the entries of a service that follow on `last`, each on the one before it."""
    ready = []
    for row in db.all(WAITING, {"source": source, "last": last, "limit": MOST}):
        if row["previous_position"] != last:
            break
        last = row["position"]
        ready.append(row)
    return ready


def heads(db: Session, ready: Sequence[Row]) -> Chains:
    """Return the last leaves of the services and streams that are about to go on."""

    def found(kind: str, names: Iterable[str]) -> dict[str, tuple[int, str]]:
        rows = db.all(HEADS, (kind, sorted(set(names))))
        return {row["name"]: (row["sequence"], row["hash"]) for row in rows}

    return Chains(
        services=found("service", (row["source"] for row in ready)),
        streams=found("stream", (str(row["stream_id"]) for row in ready)),
    )


def move(db: Session, chains: Chains, ready: Sequence[Row]) -> None:
    """Write down the last leaves."""
    positions = {row["source"]: row["position"] for row in ready}
    streams = {str(row["stream_id"]): row["position"] for row in ready}
    moved = [
        *(("service", name, positions[name], *chains.services[name]) for name in positions),
        *(("stream", name, streams[name], *chains.streams[name]) for name in streams),
    ]
    kinds, names, places, numbers, hashes = map(list, zip(*moved, strict=True))
    db.execute(MOVE, (kinds, names, numbers, places, hashes))
