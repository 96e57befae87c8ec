"""How long answers may take, when institutions are closed, and doubts about the directory."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.deadlines import (
    ClosingDaysAnswer,
    DataQualityTaskAnswer,
    PoliciesAnswer,
)
from services.gateway.backend import agencies as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import competences as forms
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
policy_routes = Routes("policies", "policies", "How long answers may take.")
closing_routes = Routes("closing-days", "closing-days", "When institutions are closed.")
doubt_routes = Routes("doubts", "data-quality-tasks", "Where the directory may be wrong.")


@policy_routes.changes("", forms.PolicyForm)
@requires("directory:write")
def set_policy(calls: Calls, form: Form) -> Accepted:
    """Set the deadlines for a service, at one institution or at all of them, from a day on."""
    return backend.settle(calls, "set_sla_policy", form)


@policy_routes.reads("", PoliciesAnswer, query=forms.PoliciesForm)
@requires("directory:read")
def policies(calls: Calls, query: Form) -> Answer:
    """List the deadlines, and for one service at one institution those of a day."""
    return backend.asked(calls, "policies", query)


@closing_routes.changes("", forms.ClosingDaysForm)
@requires("directory:write")
def set_closing_days(calls: Calls, form: Form) -> Accepted:
    """Set the closing days of an institution, or of all of a municipality."""
    return backend.settle(calls, "set_closing_days", form)


@closing_routes.reads("", ClosingDaysAnswer, query=forms.ClosingDaysAskedForm)
@requires("directory:read")
def closing_days(calls: Calls, query: Form) -> Answer:
    """List closing days."""
    return backend.asked(calls, "closing_days", query)


@doubt_routes.lists("", DataQualityTaskAnswer, query=forms.TasksForm)
@requires("directory:doubt")
def doubts(calls: Calls, query: Form) -> Answer:
    """List where the directory was found wrong, or has to follow a decision."""
    return backend.asked(calls, "data_quality_tasks", query)


@doubt_routes.changes("/<uuid:task_id>/resolution", forms.TaskResolutionForm)
@requires("directory:doubt")
def resolve_doubt(calls: Calls, form: Form, task_id: UUID) -> Accepted:
    """Say what became of a doubt."""
    return backend.settle(calls, "resolve_data_quality_task", {"task_id": task_id, **form})
