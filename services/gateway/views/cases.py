"""Cases: from the enquiry to the evaluation."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.cases import CaseAnswer, CaseFileAnswer
from services.gateway.answers.histories import HistoryAnswer
from services.gateway.answers.referrals import ReferralsAnswer
from services.gateway.answers.waiting import WaitingListAnswer
from services.gateway.backend import cases as backend
from services.gateway.backend import referrals
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import case_phases as forms
from services.gateway.forms.late import AsOfForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("cases", "cases", "Case management, from the enquiry to the evaluation.")


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


@routes.reads("/<uuid:case_id>/history", HistoryAnswer, query=AsOfForm)
@requires("case:history")
def history(calls: Calls, query: Form, case_id: UUID) -> Answer:
    """Replay a case: every event, and the state after it, as known or as true at some moment."""
    return backend.history(calls, query, case_id)


@routes.reads("/<uuid:case_id>/referrals", ReferralsAnswer)
@requires("case:read")
def referrals_of(calls: Calls, case_id: UUID) -> Answer:
    """List the referrals of a case."""
    return referrals.referrals_of_case(calls, case_id)


@routes.reads("/<uuid:case_id>/waiting", WaitingListAnswer)
@requires("case:read")
def waiting(calls: Calls, case_id: UUID) -> Answer:
    """Say who is waiting for whom in a case, since when, and for how many working days."""
    return referrals.waiting(calls, case_id)


@routes.changes("/<uuid:case_id>/admission", forms.AdmissionForm)
@requires("case:admit")
def admit(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Admit to case management; needs a consent to it and all five criteria."""
    return backend.admit_case(calls, form, case_id)


@routes.changes("/<uuid:case_id>/non-admission", forms.NonAdmissionForm)
@requires("case:admit")
def decline(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Do not admit, and show another way."""
    return backend.step(calls, "decline_admission", case_id, form)


@routes.changes("/<uuid:case_id>/assessment", forms.StepForm)
@requires("case:assess")
def start_assessment(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Begin to find out what is needed."""
    return backend.step(calls, "start_assessment", case_id, form)


@routes.changes("/<uuid:case_id>/assessment/completion", forms.AssessmentForm)
@requires("case:assess")
def complete_assessment(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record what is needed, and what the person brings."""
    return backend.step(calls, "complete_assessment", case_id, form)


@routes.changes("/<uuid:case_id>/reassessment", forms.ReassessmentForm)
@requires("case:assess")
def reassess(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Go back to the assessment, because the picture no longer fits."""
    return backend.step(calls, "trigger_reassessment", case_id, form)


@routes.changes("/<uuid:case_id>/pause", forms.PauseForm)
@requires("case:pause")
def pause(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Let a case rest."""
    return backend.step(calls, "pause_case", case_id, form)


@routes.changes("/<uuid:case_id>/resumption", forms.StepForm)
@requires("case:pause")
def resume(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Go on where a case was paused."""
    return backend.step(calls, "resume_case", case_id, form)
