"""The entries of the ledger: written once, never changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from services.audit.ledger.content import digest
from services.audit.ledger.links import code_of
from shared.database import Session, as_json
from shared.eventstore.serialization import to_json
from shared.messaging.envelope import Delivery

COLUMNS = (
    ("source", "text"),
    ("position", "bigint"),
    ("previous_position", "bigint"),
    ("event_id", "uuid"),
    ("type", "text"),
    ("schema_version", "integer"),
    ("stream_id", "uuid"),
    ("category", "text"),
    ("stream_version", "integer"),
    ("tenant", "text"),
    ("actor_user", "text"),
    ("actor_role", "text"),
    ("institution", "text"),
    ("occurred_at", "timestamptz"),
    ("recorded_at", "timestamptz"),
    ("correlation_id", "uuid"),
    ("causation_id", "uuid"),
    ("command_id", "uuid"),
    ("legal_basis", "text"),
    ("purpose", "text"),
    ("data", "json"),
    ("sealed_hash", "text"),
    ("recipient", "text"),
)
NAMES = ", ".join(name for name, _ in COLUMNS)
# The content goes as a text, so that what JSON allows and PostgreSQL does not stays as it is.
TYPES = ", ".join(f"{name} {kind.replace('json', 'text')}" for name, kind in COLUMNS)
VALUES = ", ".join(f"{name}::{kind}" for name, kind in COLUMNS)

CARRIED = frozenset(name for name, _ in COLUMNS) - {"recipient"}

KNOWN = "SELECT event_id, digest FROM entry WHERE event_id = ANY(%s)"
ADD = f"""
    INSERT INTO entry ({NAMES}, digest)
    SELECT {VALUES}, decode(digest, 'hex')
      FROM json_to_recordset(%s) AS arrived ({TYPES}, digest text)
     ORDER BY source, position
    ON CONFLICT DO NOTHING
    RETURNING event_id, number
"""


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """An event that has arrived: what it says, and the hash of that."""

    event_id: UUID
    digest: bytes
    row: Mapping[str, Any]

    @property
    def written(self) -> dict[str, Any]:
        """The entry as the database takes it."""
        data = self.row["data"]
        recipient = code_of(data.get("recipient"))
        more = {"recipient": recipient, "digest": self.digest.hex(), "data": to_json(data)}
        return {**self.row, **more}

    @classmethod
    def of(cls, delivery: Delivery) -> "Arrival":
        """Return the entry that a delivery would be."""
        row = {
            "source": delivery.service,
            "stream_version": delivery.version,
            "actor_user": delivery.actor.user,
            "actor_role": delivery.actor.role,
            "institution": delivery.actor.institution,
        }
        row |= {name: getattr(delivery, name) for name in CARRIED if name not in row}
        return cls(event_id=delivery.event_id, digest=digest(row), row=row)


def known(db: Session, arrived: Iterable[Arrival]) -> dict[UUID, bytes]:
    """Return the digests of those that are in the ledger."""
    rows = db.all(KNOWN, ([each.event_id for each in arrived],))
    return {row["event_id"]: bytes(row["digest"]) for row in rows}


def sort_out(
    arrived: Iterable[Arrival], known: Mapping[UUID, bytes]
) -> tuple[list[Arrival], list[Arrival]]:
    """Return those that are new, and those that come again but say something else."""
    seen, fresh, conflicting = dict(known), [], []
    for each in arrived:
        if each.event_id not in seen:
            fresh.append(each)
        elif seen[each.event_id] != each.digest:
            conflicting.append(each)
        seen.setdefault(each.event_id, each.digest)
    return fresh, conflicting


def add(db: Session, fresh: Sequence[Arrival]) -> dict[UUID, int]:
    """Write entries; return their numbers by event. One whose place is taken gets none."""
    rows = [each.written for each in fresh]
    found = db.all(ADD, (as_json(rows),)) if rows else []
    return {row["event_id"]: row["number"] for row in found}
