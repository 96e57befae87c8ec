"""Households: who lives together, and who decides for whom."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.households import HouseholdAnswer, HouseholdsAnswer
from services.gateway.backend import clients as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import households as forms
from services.gateway.forms.late import LateForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
living_routes = Routes("living", "clients", "With whom somebody lives.")
routes = Routes("households", "households", "Who lives together, and who decides for whom.")


@routes.creates("", LateForm)
@requires("household:change")
def form_household(calls: Calls, form: Form) -> Created:
    """Begin a household, without anybody in it yet."""
    accepted = backend.form_household(calls, form)
    return created(accepted, "households.household", household_id=accepted.stream_id)


@routes.reads("/<uuid:household_id>", HouseholdAnswer)
@requires("client:read")
def household(calls: Calls, household_id: UUID) -> Answer:
    """Show who lives in a household."""
    return backend.household(calls, household_id)


@living_routes.reads("/<uuid:client_id>/households", HouseholdsAnswer)
@requires("client:read")
def households(calls: Calls, client_id: UUID) -> Answer:
    """List the households in which a client lives, or has lived."""
    return {"items": backend.households(calls, client_id)["items"]}


@routes.changes("/<uuid:household_id>/members", forms.MemberForm)
@requires("household:change")
def join(calls: Calls, form: Form, household_id: UUID) -> Accepted:
    """Note that somebody lives in the household; each member's consents stay their own."""
    return backend.in_household(calls, "join_household", household_id, form)


@routes.changes("/<uuid:household_id>/members/<uuid:client_id>/departure", LateForm)
@requires("household:change")
def leave(calls: Calls, form: Form, household_id: UUID, client_id: UUID) -> Accepted:
    """Note that somebody no longer lives in the household."""
    fields = {**form, "client_id": client_id}
    return backend.in_household(calls, "leave_household", household_id, fields)


@routes.changes("/<uuid:household_id>/members/<uuid:client_id>/custody", forms.CustodyForm)
@requires("household:change")
def set_custody(calls: Calls, form: Form, household_id: UUID, client_id: UUID) -> Accepted:
    """Say who decides for a child; consents of those who no longer do are asked for again."""
    fields = {**form, "client_id": client_id}
    return backend.in_household(calls, "set_custody", household_id, fields)
