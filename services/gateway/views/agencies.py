"""Institutions, and what they offer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.agencies import (
    AgencyAnswer,
    AgencyFileAnswer,
    StartingDirectoryAnswer,
)
from services.gateway.answers.competences import CompetencesAnswer
from services.gateway.backend import agencies as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import agencies as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("agencies", "agencies", "Institutions, and what they offer.")
capacity_routes = Routes("capacity", "capacity", "Whether an institution can take on people.")


@routes.creates("", forms.AgencyForm)
@requires("directory:write")
def register(calls: Calls, form: Form) -> Created:
    """Enter an institution into the directory."""
    accepted = backend.register_agency(calls, form)
    return created(accepted, "agencies.agency", agency=form["code"])


@routes.lists("", AgencyAnswer, query=forms.PageOnDayForm)
@requires("directory:read")
def agencies(calls: Calls, query: Form) -> Answer:
    """List the institutions and what they offer."""
    return backend.agencies(calls, query)


@routes.reads("/<institution:agency>", AgencyFileAnswer, query=forms.OnDayForm)
@requires("directory:read")
def agency(calls: Calls, query: Form, agency: str) -> Answer:
    """Show an institution by its code, as it is, was or will be on a day."""
    return backend.of_code(calls, "agency", query, agency)


@routes.reads("/<institution:agency>/competences", CompetencesAnswer, query=forms.OnDayForm)
@requires("directory:read")
def competences(calls: Calls, query: Form, agency: str) -> Answer:
    """List every competence of an institution, and whether it holds on a day."""
    return backend.of_code(calls, "competences", query, agency)


@routes.reads("/starting-directory", StartingDirectoryAnswer)
@requires("directory:write")
def starting_directory(calls: Calls) -> Answer:
    """Show a directory to begin with; nothing of it holds until it is registered."""
    return backend.starting_directory(calls)


@routes.changes("/<uuid:agency_id>/update", forms.AgencyUpdateForm)
@requires("directory:write")
def update(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Correct how an institution is reached; what is left out stays."""
    return backend.of_agency(calls, "update_agency", agency_id, form)


@routes.changes("/<uuid:agency_id>/name", forms.RenamingForm)
@requires("directory:write")
def rename(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Give an institution another name from a day on."""
    return backend.of_agency(calls, "rename_agency", agency_id, form)


@routes.changes("/<uuid:agency_id>/merger", forms.MergerForm)
@requires("directory:write")
def merge(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Let another institution take this one's place from a day on; its competences follow."""
    return backend.of_agency(calls, "merge_agency", agency_id, form)


@routes.changes("/<uuid:agency_id>/deactivation", forms.SinceForm)
@requires("directory:write")
def deactivate(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Let an institution be none any more from a day on; its competences end the day before."""
    return backend.of_agency(calls, "deactivate_agency", agency_id, form)


@routes.changes("/<uuid:agency_id>/services", forms.OfferForm)
@requires("directory:write")
def offer_service(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Enter a service that an institution offers, and what is to be known about it."""
    return backend.of_agency(calls, "offer_service", agency_id, form)


@routes.changes("/<uuid:agency_id>/services/change", forms.OfferForm)
@requires("directory:write")
def change_offer(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Change what is known about a service that is offered; what is left out stays."""
    return backend.of_agency(calls, "change_offer", agency_id, form)


@routes.changes("/<uuid:agency_id>/services/withdrawal", forms.OfferEndForm)
@requires("directory:write")
def withdraw_offer(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Say that an institution does not offer a service any more, from a day on."""
    return backend.of_agency(calls, "withdraw_offer", agency_id, form)


@capacity_routes.changes("", forms.CapacityForm)
@requires("capacity:declare")
def declare_capacity(calls: Calls, form: Form) -> Accepted:
    """Say whether an institution can take on people for a service, and when again if not."""
    return backend.declare_capacity(calls, form)
