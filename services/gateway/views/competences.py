"""Who is competent where and when, and for what."""

from collections.abc import Mapping
from typing import Any

from services.gateway.answers.agencies import HsdsPageAnswer
from services.gateway.answers.competences import (
    CompetenceAnswer,
    JurisdictionsAnswer,
    VocabularyAnswer,
)
from services.gateway.backend import agencies as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import competences as forms
from services.gateway.forms.agencies import PageOnDayForm
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
jurisdiction_routes = Routes("jurisdictions", "jurisdictions", "Who is competent where, and when.")
service_routes = Routes("services", "services", "What one can refer to.")
hsds_routes = Routes("hsds", "hsds", "The directory in the words of Open Referral (HSDS 3).")
competence_routes = Routes("competence", "competence", "Who to turn to.")


@jurisdiction_routes.changes("", forms.JurisdictionForm)
@requires("directory:write")
def assign(calls: Calls, form: Form) -> Accepted:
    """Make an institution competent for a service in a municipality.

    Never two at a time, unless each of them shares.
    """
    return backend.settle(calls, "assign_jurisdiction", form)


@jurisdiction_routes.changes("/end", forms.JurisdictionEndForm)
@requires("directory:write")
def end(calls: Calls, form: Form) -> Accepted:
    """End a competence with a day; what was so before stays known."""
    return backend.settle(calls, "end_jurisdiction", form)


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


@hsds_routes.reads("/services", HsdsPageAnswer, query=PageOnDayForm)
@requires("directory:read")
def services(calls: Calls, query: Form) -> Answer:
    """List everything that is offered, in the form in which other directories read it."""
    return backend.asked(calls, "hsds_services", query)


@competence_routes.reads("", CompetenceAnswer, query=forms.CompetenceForm)
@requires("directory:read")
def competence(calls: Calls, query: Form) -> Answer:
    """Say who is competent for a service in a municipality on a day; today unless told."""
    return backend.resolve(calls, query)
