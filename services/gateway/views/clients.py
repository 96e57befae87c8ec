"""Clients: the people whose way is recorded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.clients import ClientAnswer
from services.gateway.backend import clients as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms.clients import CorrectClientForm, RegisterClientForm
from services.gateway.forms.fields import PageForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

routes = Routes("clients", "clients", "The people whose way is recorded.")


@routes.creates("", RegisterClientForm)
@requires("client:register")
def register(calls: Calls, form: Mapping[str, Any]) -> Created:
    """Open the record of a person.

    Look-alikes in all municipalities are flagged, without names, and never merged.
    """
    accepted = backend.register_client(calls, form)
    return created(accepted, "clients.client", client_id=accepted.stream_id)


@routes.lists("", ClientAnswer, query=PageForm)
@requires("client:read")
def clients(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """List the clients of your municipality."""
    return backend.clients(calls, query)


@routes.reads("/<uuid:client_id>", ClientAnswer)
@requires("client:read")
def client(calls: Calls, client_id: UUID) -> Answer:
    """Show a client."""
    return backend.client(calls, client_id)


@routes.changes("/<uuid:client_id>/correction", CorrectClientForm)
@requires("client:correct")
def correct(calls: Calls, form: Mapping[str, Any], client_id: UUID) -> Accepted:
    """Put right what is wrong about a client; what was recorded before stays in the history."""
    return backend.correct_client_data(calls, form, client_id)
