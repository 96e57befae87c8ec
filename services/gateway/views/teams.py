"""Who is accountable for a case, and who stands in."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend import cases as backend
from services.gateway.backend.calls import Accepted, Calls
from services.gateway.forms import teams as forms
from services.gateway.forms.case_phases import StepForm
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("teams", "cases", "Who is accountable for a case, and who stands in.")


@routes.changes("/<uuid:case_id>/manager", forms.ManagerForm)
@requires("case:assign")
def assign_manager(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Make somebody accountable for the case."""
    return backend.step(calls, "assign_manager", case_id, form)


@routes.changes("/<uuid:case_id>/manager/absence", forms.AbsenceForm)
@requires("case:report_absence")
def report_absence(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Tell that the manager cannot work, so that somebody arranges cover."""
    return backend.step(calls, "report_manager_absent", case_id, form)


@routes.changes("/<uuid:case_id>/cover", forms.CoverForm)
@requires("case:cover")
def arrange_cover(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Have somebody stand in for the manager."""
    return backend.step(calls, "arrange_cover", case_id, form)


@routes.changes("/<uuid:case_id>/cover/end", StepForm)
@requires("case:cover")
def end_cover(calls: Calls, form: Form, case_id: UUID) -> Accepted:
    """Have the manager take over again."""
    return backend.step(calls, "end_cover", case_id, form)
