"""What is written down in a case; never in conflict with what others write down."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend import cases as backend
from services.gateway.backend.calls import Calls
from services.gateway.forms import case_records as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("records", "cases", "What is written down in a case, by several at once.")


@routes.creates("/<uuid:case_id>/contacts", forms.ContactForm)
@requires("case:record")
def record_contact(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record a contact."""
    return written(calls, "record_contact", "contact", case_id, form)


@routes.creates("/<uuid:case_id>/appointments", forms.AppointmentForm)
@requires("case:record")
def record_appointment(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record when the client is expected where."""
    return written(calls, "record_appointment", "appointment", case_id, form)


@routes.creates("/<uuid:case_id>/needs", forms.NeedForm)
@requires("case:assess")
def identify_need(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record what the client needs."""
    return written(calls, "identify_need", "need", case_id, form)


@routes.creates("/<uuid:case_id>/resources", forms.ResourceForm)
@requires("case:assess")
def identify_resource(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record what the client can build on."""
    return written(calls, "identify_resource", "resource", case_id, form)


@routes.creates("/<uuid:case_id>/results", forms.AssessmentResultForm)
@requires("case:assess")
def record_result(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record what an assessment showed, such as a language test."""
    return written(calls, "record_assessment_result", "result", case_id, form)


@routes.creates("/<uuid:case_id>/documents", forms.DocumentForm)
@requires("case:record")
def file_document(calls: Calls, form: Form, case_id: UUID) -> Created:
    """File a document: what it is and where it lies."""
    return written(calls, "file_document", "document", case_id, form)


@routes.creates("/<uuid:case_id>/self-reliance", forms.SelfRelianceForm)
@requires("case:record")
def record_self_reliance(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record that the client now manages a part of life alone."""
    return written(calls, "record_self_reliance", "part", case_id, form)


@routes.creates("/<uuid:case_id>/findings", forms.FindingForm)
@requires("case:report_finding")
def report_finding(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Report an obstacle in the structures; steering hears of it without the person."""
    return written(calls, "report_structural_finding", "finding", case_id, form)


def written(calls: Calls, method: str, thing: str, case_id: UUID, form: Form) -> Created:
    """Return what was written down; the case shows it."""
    id_, accepted = backend.written_down(calls, method, thing, case_id, form)
    return created(accepted, "cases.case", id=id_, case_id=case_id)
