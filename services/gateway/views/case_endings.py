"""How a case is looked back on, how it ends, and what is asked afterwards."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend import cases as backend
from services.gateway.backend.calls import Accepted, Calls
from services.gateway.forms import case_endings as forms
from services.gateway.forms.case_phases import StepForm
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("endings", "cases", "How cases are looked back on and end, and what comes after.")


@routes.changes("/<uuid:case_id>/evaluation", StepForm)
@requires("case:evaluate")
def start_evaluation(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Begin to look back on what was reached."""
    return backend.step(calls, "start_evaluation", case_id, form)


@routes.changes("/<uuid:case_id>/evaluation/result", forms.EvaluationForm)
@requires("case:evaluate")
def record_evaluation(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record how far each goal was reached, and how the client rates the help."""
    return backend.step(calls, "record_evaluation", case_id, form)


@routes.changes("/<uuid:case_id>/release", forms.ReleaseForm)
@requires("case:release")
def release(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Release the client; what is still open must be handed over to the client by name."""
    return backend.step(calls, "release_client", case_id, form)


@routes.changes("/<uuid:case_id>/closure", forms.ClosureForm)
@requires("case:close")
def close(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """End the case before its goals are reached."""
    return backend.step(calls, "close_case", case_id, form)


@routes.changes("/<uuid:case_id>/reopening", forms.ReopeningForm)
@requires("case:reopen")
def reopen(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Take a closed case up again."""
    return backend.step(calls, "reopen_case", case_id, form)


@routes.changes("/<uuid:case_id>/follow-up", forms.FollowUpForm)
@requires("case:follow_up")
def schedule_follow_up(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Choose the day on which somebody asks how the client is getting on."""
    return backend.step(calls, "schedule_follow_up", case_id, form)


@routes.changes("/<uuid:case_id>/follow-up/result", forms.FollowUpResultForm)
@requires("case:follow_up")
def record_follow_up(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record how the client is getting on."""
    return backend.step(calls, "record_follow_up", case_id, form)
