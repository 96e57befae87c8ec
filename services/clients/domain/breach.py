"""Whether somebody has seen what they must not, and whether the authority is told: in 72 hours."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from services.clients.domain.breach_events import (
    BreachAssessmentOpened,
    BreachClosed,
    BreachDeadlinePassed,
    BreachDocumented,
)
from services.clients.domain.commands import (
    CloseBreach,
    DocumentBreach,
    OpenBreachAssessment,
    ReviewBreach,
)
from services.clients.domain.errors import BreachIsClosed, BreachNotDocumented
from services.clients.domain.person import require_reason
from shared.domain.aggregate import Aggregate, Wake
from shared.domain.errors import NotFound
from shared.domain.messages import Event

CLOCK: Final = timedelta(hours=72)

BreachState = Literal["none", "open", "documented", "closed"]


@dataclass(frozen=True, kw_only=True)
class Breach:
    """How far the assessment is, and until when it has to be decided."""

    state: BreachState = "none"
    entry_id: UUID | None = None
    client_id: UUID | None = None
    due_at: datetime | None = None
    late: bool = False


def evolve(breach: Breach, event: Event) -> Breach:
    """Return the assessment after `event`."""
    match event:
        case BreachAssessmentOpened():
            return Breach(
                state="open",
                entry_id=event.entry_id,
                client_id=event.client_id,
                due_at=event.due_at,
            )
        case BreachDocumented():
            return replace(breach, state="documented")
        case BreachDeadlinePassed():
            return replace(breach, late=True)
        case BreachClosed():
            return replace(breach, state="closed")
        case _:
            return breach


def open_breach_assessment(breach: Breach, command: OpenBreachAssessment) -> list[Event]:
    """Start the clock; it is started once."""
    if breach.state != "none":
        return []
    return [
        BreachAssessmentOpened(
            breach_id=command.breach_id,
            entry_id=command.entry_id,
            client_id=command.client_id,
            due_at=command.at + CLOCK,
        )
    ]


def document_breach(breach: Breach, command: DocumentBreach) -> list[Event]:
    """Write down what happened; it can be written anew until it is decided."""
    require_reason(command.findings)
    return [
        BreachDocumented(
            **told(breach, command.breach_id),
            findings=command.findings,
            measures=command.measures,
            persons_concerned=command.persons_concerned,
        )
    ]


def close_breach(breach: Breach, command: CloseBreach) -> list[Event]:
    """Decide whether the authority is told."""
    ids = told(breach, command.breach_id)
    require_reason(command.reason)
    if breach.state != "documented":
        raise BreachNotDocumented
    return [BreachClosed(**ids, decision=command.decision, reason=command.reason)]


def review_breach(breach: Breach, command: ReviewBreach) -> list[Event]:
    """Say that the time is over, if it is and nobody has decided."""
    due = next_due(breach)
    if due is None or command.at < due:
        return []
    return [BreachDeadlinePassed(**told(breach, command.breach_id))]


def next_due(breach: Breach) -> datetime | None:
    """Return when the time to decide is over."""
    return None if breach.late or breach.state == "closed" else breach.due_at


def told(breach: Breach, breach_id: UUID) -> dict[str, Any]:
    """Return the ids that every event names; raise a refusal where nothing is to be decided."""
    if breach.state == "none":
        raise NotFound
    if breach.state == "closed":
        raise BreachIsClosed
    return {
        "breach_id": breach_id, "entry_id": breach.entry_id, "client_id": breach.client_id
    }  # fmt: skip


BREACH = Aggregate(
    category="breach",
    key="breach_id",
    initial=Breach(),
    evolve=evolve,
    decisions={
        OpenBreachAssessment: open_breach_assessment,
        DocumentBreach: document_breach,
        CloseBreach: close_breach,
        ReviewBreach: review_breach,
    },
    beginnings=frozenset({OpenBreachAssessment}),
    wake=Wake(due=next_due, ask=ReviewBreach),
    about="Whether data were seen by somebody who must not see them.",
)
