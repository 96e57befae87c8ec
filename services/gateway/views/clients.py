"""Clients: the people whose way is recorded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.clients import ClientAnswer
from services.gateway.answers.histories import HistoryAnswer
from services.gateway.backend import clients as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import clients as forms
from services.gateway.forms.fields import PageForm
from services.gateway.forms.late import AsOfForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("clients", "clients", "The people whose way is recorded.")


@routes.creates("", forms.RegisterClientForm)
@requires("client:register")
def register(calls: Calls, form: Form) -> Created:
    """Open the record of a person.

    Look-alikes in all municipalities are flagged, without names, and never merged.
    """
    accepted = backend.register_client(calls, form)
    return created(accepted, "clients.client", client_id=accepted.stream_id)


@routes.lists("", ClientAnswer, query=PageForm)
@requires("client:read")
def clients(calls: Calls, query: Form) -> Answer:
    """List the clients of your municipality."""
    return backend.clients(calls, query)


@routes.reads("/<uuid:client_id>", ClientAnswer)
@requires("client:read")
def client(calls: Calls, client_id: UUID) -> Answer:
    """Show a client."""
    return backend.client(calls, client_id)


@routes.reads("/<uuid:client_id>/history", HistoryAnswer, query=AsOfForm)
@requires("client:history")
def history(calls: Calls, query: Form, client_id: UUID) -> Answer:
    """Replay a client's record: every event, as known or as true at some moment."""
    return backend.history(calls, query, client_id)


@routes.changes("/<uuid:client_id>/correction", forms.CorrectClientForm)
@requires("client:correct")
def correct(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Put right what is wrong about a client; what was recorded before stays in the history."""
    return backend.of_client(calls, "correct_client_data", client_id, form)


@routes.changes("/<uuid:client_id>/name-variants", forms.NameVariantForm)
@requires("client:correct")
def add_name_variant(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Note how another document or script spells the name; look-alikes are flagged."""
    return backend.of_client(calls, "add_name_variant", client_id, form)


@routes.changes("/<uuid:client_id>/identifiers", forms.IdentifierForm)
@requires("client:correct")
def record_identifier(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Note the number of a document; it is never used to find anybody."""
    return backend.of_client(calls, "record_identifier", client_id, form)


@routes.changes("/<uuid:client_id>/restriction", forms.RestrictionForm)
@requires("client:restrict")
def restrict(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Keep a client's data, and disclose nothing new; open referrals are suspended."""
    return backend.of_client(calls, "restrict_processing", client_id, form)


@routes.changes("/<uuid:client_id>/restriction/end", forms.ReasonForm)
@requires("client:restrict")
def unrestrict(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Work with a client's data again."""
    return backend.of_client(calls, "unrestrict_processing", client_id, form)


@routes.changes("/<uuid:client_id>/protected-location", forms.ProtectedLocationForm)
@requires("client:protect")
def protect(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """Have nobody outside learn where a client is."""
    return backend.of_client(calls, "set_protected_location", client_id, form)


@routes.changes("/<uuid:client_id>/protected-location/end", forms.ReasonForm)
@requires("client:protect")
def unprotect(calls: Calls, form: Form, client_id: UUID) -> Accepted:
    """End the protection of where a client is."""
    return backend.of_client(calls, "lift_protected_location", client_id, form)
