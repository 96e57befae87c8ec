"""What has happened in a case on its way through the phases; stored for ever.

Needs, goals and everything said about a person are sealed; the clear part tells how far a case is.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@dataclass(frozen=True, kw_only=True)
class CaseEvent(Event):
    """Which case, and whose it is first of all."""

    case_id: UUID
    client_id: UUID


@event("cases.enquiry_received", subject="client_id")
class EnquiryReceived(CaseEvent):
    """Somebody asked whether these people can be accompanied."""

    client_ids: list[UUID]
    municipality: str
    source: str
    reason: Personal[str]


@event("cases.case_admitted")
class CaseAdmitted(CaseEvent):
    """The client is accompanied from now on; all these criteria were met."""

    criteria: list[str]


@event("cases.case_not_admitted", subject="client_id")
class CaseNotAdmitted(CaseEvent):
    """The client was pointed elsewhere."""

    reason_code: str
    pointer: Personal[str] | None


@event("cases.assessment_started")
class AssessmentStarted(CaseEvent):
    """The client and the case manager began to look at the whole situation."""


@event("cases.assessment_completed", subject="client_id")
class AssessmentCompleted(CaseEvent):
    """They agreed on what is needed and what the client can build on."""

    needs: Personal[list[str]]
    resources: Personal[list[str]]
    note: Personal[str] | None


@event("cases.plan_taken_up")
class PlanTakenUp(CaseEvent):
    """The agreed plan is being carried out."""

    plan_id: UUID


@event("cases.monitoring_started")
class MonitoringStarted(CaseEvent):
    """A first service is engaged."""

    referral_id: UUID


@event("cases.reassessment_triggered")
class ReassessmentTriggered(CaseEvent):
    """The picture no longer fits and is drawn anew."""

    reason_code: str


@event("cases.evaluation_started")
class EvaluationStarted(CaseEvent):
    """The client and the case manager began to look back."""


@event("cases.case_paused")
class CasePaused(CaseEvent):
    """The case rests, perhaps until a day."""

    reason_code: str
    resume_on: date | None


@event("cases.case_resumed")
class CaseResumed(CaseEvent):
    """The case goes on where it was paused."""
