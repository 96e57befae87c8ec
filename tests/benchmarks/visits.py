"""The event that is measured: half a kilobyte of ordinary fields, ours and in the peer's words."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from eventsourcing.domain import Aggregate as PeerAggregate

from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event, event

TEXT = "Viele Stellen, niemand hält die Fäden zusammen; Termine überschneiden sich. "
ORDINARY: dict[str, Any] = {
    "by": 1,
    "channel": "visit",
    "language": "fa",
    "municipality": "05974052",
    "service": "language_course",
    "institution": "KI-SE",
    "noted_by": "a.becker",
    "legal_basis": "public_task",
    "needs": ["language", "housing", "childcare"],
    "summary": TEXT,
    "remarks": TEXT,
}


@event("tally.visit_noted")
class VisitNoted(Event):
    """Somebody was visited."""

    tally_id: UUID
    by: int
    channel: str
    language: str
    municipality: str
    service: str
    institution: str
    noted_by: str
    legal_basis: str
    needs: list[str]
    summary: str
    remarks: str


@dataclass(frozen=True)
class Visits:
    """What is known after some visits."""

    count: int = 0
    last: str = ""


def evolve(visits: Visits, noted: Event) -> Visits:
    """Return the state after a visit."""
    match noted:
        case VisitNoted(by=by, channel=channel):
            return replace(visits, count=visits.count + by, last=channel)
        case _:
            return visits


VISITS = Aggregate(
    category="tally",
    key="tally_id",
    initial=Visits(),
    evolve=evolve,
    decisions={},
    beginnings=frozenset(),
)


def visit(tally_id: UUID) -> VisitNoted:
    """Return an ordinary visit."""
    return VisitNoted(tally_id=tally_id, **ORDINARY)


class PeerVisits(PeerAggregate):
    """The same as an aggregate of the library `eventsourcing`."""

    count = 0
    last = ""

    class Noted(PeerAggregate.Event):
        """Somebody was visited."""

        tally_id: UUID
        by: int
        channel: str
        language: str
        municipality: str
        service: str
        institution: str
        noted_by: str
        legal_basis: str
        needs: list[str]
        summary: str
        remarks: str

        def apply(self, aggregate: "PeerVisits") -> None:  # type: ignore[override]
            """Count."""
            aggregate.count += self.by
            aggregate.last = self.channel

    def note(self) -> None:
        """Note an ordinary visit."""
        self.trigger_event(self.Noted, tally_id=self.id, **ORDINARY)
