"""Care plans: what client and case manager have agreed on."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.plans import PlanAnswer
from services.gateway.backend import cases as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import plans as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("plans", "cases", "What client and case manager have agreed on.")


@routes.reads("/<uuid:case_id>/plan", PlanAnswer)
@requires("case:read")
def plan(calls: Calls, case_id: UUID) -> Answer:
    """Show the care plan of a case, with how each measure stands."""
    return backend.plan(calls, case_id)


@routes.creates("/<uuid:case_id>/plan", forms.CarePlanForm)
@requires("case:plan")
def agree(calls: Calls, form: Form, case_id: UUID) -> Created:
    """Record the care plan that both have signed; goals and measures get their ids."""
    return created(backend.agree_care_plan(calls, form, case_id), "plans.plan", case_id=case_id)


@routes.changes("/<uuid:case_id>/plan/revision", forms.CarePlanRevisionForm)
@requires("case:plan")
def revise(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Record another version of the care plan; goals and measures that stay keep their ids."""
    return backend.revise_care_plan(calls, "revise_care_plan", form)


@routes.changes("/<uuid:case_id>/plan/resolution", forms.ConflictResolutionForm)
@requires("case:plan")
def resolve_conflict(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Agree on a version after somebody else was faster, having seen theirs."""
    return backend.revise_care_plan(calls, "resolve_care_plan_conflict", form)


@routes.changes("/<uuid:case_id>/plan/goals/<uuid:goal_id>/status", forms.GoalStatusForm)
@requires("case:plan")
def change_goal_status(calls: Calls, form: Form, case_id: UUID, goal_id: UUID) -> Accepted:
    """Record how a goal stands."""
    return backend.change_goal_status(calls, form, goal_id)
