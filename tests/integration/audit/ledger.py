"""A ledger, and a service that tells it something."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from services.audit.projections.recording import record
from shared.eventstore.outbox import LogRow
from shared.eventstore.serialization import to_json
from shared.messaging.envelope import Delivery, from_cloudevent, to_cloudevent
from shared.messaging.subscriptions import hear_everything
from shared.testing.broker import log_row
from shared.testing.town import Town

WERL, SOEST, KREIS = "05974052", "05974040", "05974000"
BEGINNING = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)
Plain = dict[str, Any]


class Teller:
    """A service with a log of its own; without a name, one that nobody else knows."""

    def __init__(self, name: str | None = None) -> None:
        letters = str.maketrans("0123456789", "ghijklmnop")
        self.name = name or f"teller{uuid4().hex[:8].translate(letters)}"
        self.position = 0
        self.versions: dict[UUID, int] = {}

    def tell(self, stream_id: UUID | None = None, **changes: Any) -> Delivery:
        """Return the next event in the log, as it is delivered."""
        previous = self.position
        row = self.write(stream_id, **changes)
        return from_cloudevent(to_cloudevent(row, previous))

    def write(self, stream_id: UUID | None = None, **changes: Any) -> LogRow:
        """Return the next event in the log."""
        stream_id = stream_id or uuid4()
        self.versions[stream_id] = self.versions.get(stream_id, 0) + 1
        self.position += 3
        return log_row(
            self.position,
            stream_id=stream_id,
            version=self.versions[stream_id],
            recorded_at=BEGINNING + timedelta(minutes=self.position),
            **{
                "type": f"{self.name}.something_happened",
                "category": "case",
                **changes,
                "data": to_json(changes.get("data", {})),
            },
        )

    def tell_many(self, count: int, **changes: Any) -> list[Delivery]:
        return [self.tell(**changes) for _ in range(count)]


class Ledger:
    """Asks audit, as whoever one likes to be."""

    def __init__(self, town: Town) -> None:
        self.town = town

    def hear(self, deliveries: Sequence[Delivery]) -> None:
        hear_everything(record).handle(self.town.execution, "audit", deliveries)

    def rows(self, sql: str, *parameters: Any) -> list[Plain]:
        with self.town.execution.log_database.session() as db:
            return db.all(sql, parameters)

    def stored(self, teller: Teller) -> list[int]:
        rows = self.rows(
            "SELECT position FROM entry WHERE source = %s ORDER BY position", teller.name
        )
        return [row["position"] for row in rows]

    def gaps(self, teller: Teller, *, closed: bool = False) -> list[Plain]:
        items = self.ask("gaps", closed=closed)["items"]
        return [item for item in items if item["source"] == teller.name]

    def gaps_in_log(self, teller: Teller) -> list[tuple[int, int]]:
        found = [gap for gap in self.gaps(teller) if gap["stream_id"] is None]
        return [(gap["after"], gap["before"]) for gap in found]

    def alarms(self, teller: Teller) -> list[str]:
        items = self.ask("alarms")["items"]
        return [item["kind"] for item in items if item["source"] == teller.name]

    def head(self, teller: Teller) -> tuple[int, int]:
        (found,) = [each for each in self.ask("heads")["items"] if each["source"] == teller.name]
        return found["position"], found["entries"]

    def ask(
        self, door: str, /, tenant: str = KREIS, context: Plain | None = None, **query: Any
    ) -> Plain:
        return self.town.find(door, tenant=tenant, context=context, **query)

    def timeline(self, kind: str, id_: UUID | str, tenant: str = WERL, **more: Any) -> Plain:
        return self.ask("timeline", tenant=tenant, kind=kind, id=str(id_), **more)


def somebody(institution: str, role: str = "case_manager", user: str = "m.weber") -> Plain:
    """Return who asks."""
    return {"actor": {"user": user, "role": role, "institution": institution}}


def changed(delivery: Delivery, **changes: Any) -> Delivery:
    """Return the same event saying something else."""
    return replace(delivery, **changes)
