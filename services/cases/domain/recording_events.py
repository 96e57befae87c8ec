"""What was written down in a case beside its phases; stored for ever."""

from datetime import datetime
from uuid import UUID

from services.cases.domain.events import CaseEvent
from shared.domain.messages import Event, event
from shared.domain.personal import Personal


@event("cases.contact_recorded", subject="client_id")
class ContactRecorded(CaseEvent):
    """The case manager was in touch with the client or about the client."""

    contact_id: UUID
    channel: str
    note: Personal[str]


@event("cases.appointment_recorded", subject="client_id")
class AppointmentRecorded(CaseEvent):
    """The client is expected somewhere."""

    appointment_id: UUID
    starts_at: datetime
    kind: Personal[str]
    place: Personal[str] | None
    note: Personal[str] | None


@event("cases.need_identified", subject="client_id")
class NeedIdentified(CaseEvent):
    """The client needs something in an area of life."""

    need_id: UUID
    area: Personal[str]
    note: Personal[str] | None


@event("cases.resource_identified", subject="client_id")
class ResourceIdentified(CaseEvent):
    """The client can build on something in an area of life."""

    resource_id: UUID
    area: Personal[str]
    note: Personal[str] | None


@event("cases.assessment_result_recorded", subject="client_id")
class AssessmentResultRecorded(CaseEvent):
    """An assessment, such as a language test, showed something."""

    result_id: UUID
    kind: Personal[str]
    result: Personal[str]


@event("cases.document_filed", subject="client_id")
class DocumentFiled(CaseEvent):
    """A document of some kind was put on file."""

    document_id: UUID
    kind: str
    title: Personal[str]
    reference: Personal[str] | None


@event("cases.self_reliance_part_reached", subject="client_id")
class SelfReliancePartReached(CaseEvent):
    """The client now manages a part of life alone."""

    part_id: UUID
    area: Personal[str]
    note: Personal[str] | None


@event("cases.structural_finding_reported")
class StructuralFindingReported(Event):
    """Something stands in the way of many; it does not say whose case showed it."""

    finding_id: UUID
    kind: str
    service: str
    municipality: str
