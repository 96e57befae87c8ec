"""What is written down in a case beside its phases; none of it gets in anybody's way."""

from datetime import datetime
from uuid import UUID

from services.cases.domain.phase_commands import OfCase
from shared.domain.messages import Command


class RecordContact(OfCase):
    """Write down a talk, a call or a visit."""

    contact_id: UUID
    channel: str
    note: str


class RecordAppointment(OfCase):
    """Write down when the client is expected where."""

    appointment_id: UUID
    kind: str
    starts_at: datetime
    place: str | None = None
    note: str | None = None


class IdentifyNeed(OfCase):
    """Write down what the client needs, in an area of life."""

    need_id: UUID
    area: str
    note: str | None = None


class IdentifyResource(OfCase):
    """Write down what the client can build on, in an area of life."""

    resource_id: UUID
    area: str
    note: str | None = None


class RecordAssessmentResult(OfCase):
    """Write down what an assessment showed, such as a language test."""

    result_id: UUID
    kind: str
    result: str


class FileDocument(OfCase):
    """File a document: what kind it is, its title, and where it lies."""

    document_id: UUID
    kind: str
    title: str
    reference: str | None = None


class RecordSelfReliance(OfCase):
    """Write down that the client now manages a part of life alone."""

    part_id: UUID
    area: str
    note: str | None = None


class ReportStructuralFinding(Command):
    """Tell the coordination what stands in the way of many; `case_state` comes from the door."""

    case_id: UUID
    finding_id: UUID
    kind: str
    service: str
    municipality: str
    case_state: str
    at: datetime
