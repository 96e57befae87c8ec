"""Links: two records may be of one person; they are never rewritten."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.identity import LinkAnswer
from services.gateway.backend import identity as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import identity as forms
from services.gateway.forms.clients import ReasonForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("links", "links", "Records that are, or may be, of one person.")


@routes.creates("", forms.LinkForm)
@requires("link:propose")
def propose(calls: Calls, form: Form) -> Created:
    """Propose that two records are of one person; somebody else decides."""
    accepted = backend.propose_merge(calls, form)
    return created(accepted, "links.links", client_id=form["client_id"])


@routes.lists("", LinkAnswer, query=forms.LinksForm)
@requires("link:read")
def links(calls: Calls, query: Form) -> Answer:
    """List the links that concern clients of your municipality, or one of them."""
    return backend.asked(calls, "links", query)


@routes.changes("/<uuid:link_id>/confirmation")
@requires("link:decide")
def confirm(calls: Calls, form: Form, link_id: UUID) -> Accepted:
    """Agree that it is one person. Nobody sees more than before."""
    return backend.of_link(calls, "confirm_merge", link_id, form)


@routes.changes("/<uuid:link_id>/rejection", ReasonForm)
@requires("link:decide")
def reject(calls: Calls, form: Form, link_id: UUID) -> Accepted:
    """Say that these are two persons, or that it is not certain enough."""
    return backend.of_link(calls, "reject_merge", link_id, form)


@routes.changes("/<uuid:link_id>/undoing", ReasonForm)
@requires("link:decide")
def undo(calls: Calls, form: Form, link_id: UUID) -> Accepted:
    """Take a link back, at any time: they are two persons after all."""
    return backend.of_link(calls, "undo_merge", link_id, form)


@routes.changes("/<uuid:link_id>/assignments", forms.AssignmentForm)
@requires("link:decide")
def assign(calls: Calls, form: Form, link_id: UUID) -> Accepted:
    """Say whose something is that was recorded while two records were linked."""
    return backend.of_link(calls, "assign_record", link_id, form)
