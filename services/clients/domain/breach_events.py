"""What has happened while a possible breach was assessed; stored for ever."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.clients.domain.breach_commands import BreachDecision
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@dataclass(frozen=True, kw_only=True)
class BreachEvent(Event):
    """Which assessment, of which entry, and in whose file that was."""

    breach_id: UUID
    entry_id: UUID
    client_id: UUID


@event("clients.breach_assessment_opened")
class BreachAssessmentOpened(BreachEvent):
    """Somebody may have seen what they must not; by `due_at` the authority is notified, or not."""

    due_at: datetime


@event("clients.breach_documented", subject="client_id")
class BreachDocumented(BreachEvent):
    """What happened, whom it concerns and what was done was written down."""

    findings: Personal[str]
    measures: Personal[str]
    persons_concerned: int


@event("clients.breach_deadline_passed")
class BreachDeadlinePassed(BreachEvent):
    """The 72 hours are over, and nobody has decided."""


@event("clients.breach_closed", subject="client_id")
class BreachClosed(BreachEvent):
    """It was decided whether the authority is notified."""

    decision: BreachDecision
    reason: Personal[str]
