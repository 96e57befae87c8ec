"""Cases: from the enquiry to the release."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.cases import CaseAnswer, CaseFileAnswer, HistoryAnswer, PlanAnswer
from services.gateway.answers.referrals import ReferralsAnswer
from services.gateway.backend import cases as backend
from services.gateway.backend import referrals
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import cases as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("cases", "cases", "Case management, from the enquiry to the release.")


@routes.creates("", forms.EnquiryForm)
@requires("case:receive")
def receive(calls: Calls, form: Form) -> Created:
    """Take up an enquiry; a case begins."""
    accepted = backend.receive_enquiry(calls, form)
    return created(accepted, "cases.case", case_id=accepted.stream_id)


@routes.lists("", CaseAnswer, query=forms.CasesForm)
@requires("case:read")
def cases(calls: Calls, query: Form) -> Answer:
    """List the cases of your municipality."""
    return backend.cases(calls, query)


@routes.reads("/<uuid:case_id>", CaseFileAnswer)
@requires("case:read")
def case(calls: Calls, case_id: UUID) -> Answer:
    """Show a case."""
    return backend.case(calls, case_id)


@routes.reads("/<uuid:case_id>/plan", PlanAnswer)
@requires("case:read")
def plan(calls: Calls, case_id: UUID) -> Answer:
    """Show the care plan of a case, with how each measure stands."""
    return backend.plan(calls, case_id)


@routes.reads("/<uuid:case_id>/history", HistoryAnswer, query=forms.AsOfForm)
@requires("case:history")
def history(calls: Calls, query: Form, case_id: UUID) -> Answer:
    """Replay a case: every event, and the state after it, as known at some moment."""
    return backend.history(calls, query, case_id)


@routes.reads("/<uuid:case_id>/referrals", ReferralsAnswer)
@requires("case:read")
def referrals_of(calls: Calls, case_id: UUID) -> Answer:
    """List the referrals of a case: who is waiting for whom."""
    return referrals.referrals_of_case(calls, case_id)


@routes.changes("/<uuid:case_id>/admission", forms.AdmissionForm)
@requires("case:admit")
def admit(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Admit to case management; needs a consent to it and all five criteria."""
    return backend.admit_case(calls, form, case_id)


@routes.changes("/<uuid:case_id>/non-admission", forms.NonAdmissionForm)
@requires("case:admit")
def decline(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Do not admit, and show another way."""
    return backend.decline_admission(calls, form, case_id)


@routes.changes("/<uuid:case_id>/assessment")
@requires("case:assess")
def start_assessment(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Begin to find out what is needed."""
    return backend.start_assessment(calls, case_id)


@routes.changes("/<uuid:case_id>/assessment/completion", forms.AssessmentForm)
@requires("case:assess")
def complete_assessment(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record what is needed, and what the person brings."""
    return backend.complete_assessment(calls, form, case_id)


@routes.creates("/<uuid:case_id>/plan", forms.CarePlanForm)
@requires("case:plan")
def agree_plan(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record the care plan that both have signed; goals and measures get their ids."""
    return created(backend.agree_care_plan(calls, form, case_id), "cases.plan", case_id=case_id)


@routes.changes("/<uuid:case_id>/plan/revision", forms.CarePlanRevisionForm)
@requires("case:plan")
def revise_plan(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record another version of the care plan; goals and measures that stay keep their ids."""
    return backend.revise_care_plan(calls, form)


@routes.creates("/<uuid:case_id>/contacts", forms.ContactForm)
@requires("case:record")
def record_contact(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record a contact; never in conflict with what others record."""
    contact_id, accepted = backend.record_contact(calls, form, case_id)
    return created(accepted, "cases.case", id=contact_id, case_id=case_id)


@routes.creates("/<uuid:case_id>/findings", forms.FindingForm)
@requires("case:report_finding")
def report_finding(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Report an obstacle in the structures; steering hears of it without the person."""
    finding_id, accepted = backend.report_structural_finding(calls, form, case_id)
    return created(accepted, "cases.case", id=finding_id, case_id=case_id)


@routes.changes("/<uuid:case_id>/release", forms.ReleaseForm)
@requires("case:release")
def release(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Release the client; no referral may be open."""
    return backend.release_client(calls, form, case_id)


@routes.changes("/<uuid:case_id>/closure", forms.ClosureForm)
@requires("case:close")
def close(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """End the case before its goals are reached."""
    return backend.close_case(calls, form, case_id)


@routes.changes("/<uuid:case_id>/reopening", forms.ReopeningForm)
@requires("case:reopen")
def reopen(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Take a closed case up again."""
    return backend.reopen_case(calls, form, case_id)
