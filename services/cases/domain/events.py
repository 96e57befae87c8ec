"""What has happened in a case; stored for ever.

Needs, goals and everything said about a person are sealed; the clear part tells how far a case is.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from services.cases.domain.commands import Goal
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


@event("cases.case_manager_assigned")
class CaseManagerAssigned(CaseEvent):
    """One person became accountable for the case."""

    manager: str


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


@event("cases.contact_recorded", subject="client_id")
class ContactRecorded(CaseEvent):
    """The case manager was in touch with the client or about the client."""

    contact_id: UUID
    channel: str
    note: Personal[str]


@event("cases.client_released", subject="client_id")
class ClientReleased(CaseEvent):
    """The client needs no help any more; somebody will ask again on that day."""

    copes_alone: Personal[bool]
    follow_up_on: date


@event("cases.case_closed")
class CaseClosed(CaseEvent):
    """The case ended before its goals were reached."""

    reason_code: str


@event("cases.case_reopened", subject="client_id")
class CaseReopened(CaseEvent):
    """A closed case was taken up again."""

    reason: Personal[str]


@event("cases.structural_finding_reported")
class StructuralFindingReported(Event):
    """Something stands in the way of many; it does not say whose case showed it."""

    finding_id: UUID
    kind: str
    service: str
    municipality: str


@dataclass(frozen=True, kw_only=True)
class PlanEvent(CaseEvent):
    """Which plan, in which case."""

    plan_id: UUID


@event("cases.care_plan_agreed", subject="client_id")
class CarePlanAgreed(PlanEvent):
    """Client and case manager signed what they want to reach, and how."""

    goals: Personal[list[Goal]]
    measures: list[UUID]


@event("cases.care_plan_revised", subject="client_id")
class CarePlanRevised(PlanEvent):
    """They signed another version of the plan."""

    goals: Personal[list[Goal]]
    measures: list[UUID]


@event("cases.measure_referred")
class MeasureReferred(PlanEvent):
    """An institution was asked to carry out a measure."""

    measure_id: UUID
    referral_id: UUID


@event("cases.measure_completed")
class MeasureCompleted(PlanEvent):
    """A measure ended, with this outcome."""

    measure_id: UUID
    referral_id: UUID
    outcome: str
