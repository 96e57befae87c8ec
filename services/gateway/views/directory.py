"""The directory: who offers what, and who is competent where."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.agencies import (
    AgencyAnswer,
    CompetenceAnswer,
    JurisdictionsAnswer,
    StartingDirectoryAnswer,
    VocabularyAnswer,
)
from services.gateway.backend import agencies as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import agencies as forms
from services.gateway.forms.fields import PageForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("agencies", "agencies", "Who offers what.")
jurisdiction_routes = Routes("jurisdictions", "jurisdictions", "Who is competent where, and when.")
service_routes = Routes("services", "services", "What one can refer to.")
competence_routes = Routes("competence", "competence", "Who to turn to.")


@routes.creates("", forms.AgencyForm)
@requires("directory:write")
def register(calls: Calls, form: Form) -> Created:
    """Enter an institution into the directory."""
    return created(backend.register_agency(calls, form), "agencies.agencies")


@routes.lists("", AgencyAnswer, query=PageForm)
@requires("directory:read")
def agencies(calls: Calls, query: Form) -> Answer:
    """List the institutions and what they offer."""
    return backend.agencies(calls, query)


@routes.changes("/<uuid:agency_id>/services", forms.ServiceForm)
@requires("directory:write")
def offer_service(calls: Calls, form: Form, agency_id: UUID) -> Accepted:
    """Enter a service that an institution offers, and in which languages."""
    return backend.offer_service(calls, form, agency_id)


@jurisdiction_routes.changes("", forms.JurisdictionForm)
@requires("directory:write")
def assign(calls: Calls, form: Form) -> Accepted:
    """Make an institution competent for a service in a municipality; never two at a time."""
    return backend.assign_jurisdiction(calls, form)


@jurisdiction_routes.changes("/end", forms.JurisdictionEndForm)
@requires("directory:write")
def end(calls: Calls, form: Form) -> Accepted:
    """End a competence with a day; what was so before stays known."""
    return backend.end_jurisdiction(calls, form)


@jurisdiction_routes.reads("", JurisdictionsAnswer, query=forms.OfServiceForm)
@requires("directory:read")
def jurisdictions(calls: Calls, query: Form) -> Answer:
    """List every competence for a service, past ones as well."""
    return backend.jurisdictions(calls, query["service"])


@service_routes.reads("", VocabularyAnswer)
@requires("directory:read")
def vocabulary(calls: Calls) -> Answer:
    """List the services that one can refer to, the kinds of institution, the municipalities."""
    return backend.vocabulary(calls)


@routes.reads("/starting-directory", StartingDirectoryAnswer)
@requires("directory:write")
def starting_directory(calls: Calls) -> Answer:
    """Show a directory to begin with; nothing of it holds until it is registered."""
    return backend.starting_directory(calls)


@competence_routes.reads("", CompetenceAnswer, query=forms.CompetenceForm)
@requires("directory:read")
def competence(calls: Calls, query: Form) -> Answer:
    """Say who is competent for a service in a municipality on a day."""
    return backend.resolve(calls, query)
