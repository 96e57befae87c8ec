"""Consents: what a client allows, and takes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.clients import ConsentAnswer, ConsentsAnswer
from services.gateway.backend import clients as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms.clients import ConsentOfForm, GrantConsentForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

routes = Routes("consents", "consents", "What clients allow, and take back.")


@routes.creates("", GrantConsentForm)
@requires("consent:grant")
def grant(calls: Calls, form: Mapping[str, Any]) -> Created:
    """Record a consent."""
    accepted = backend.grant_consent(calls, form)
    return created(
        accepted,
        "consents.consent",
        consent_id=accepted.stream_id,
        client_id=form["client_id"],
    )


@routes.reads("", ConsentsAnswer, query=ConsentOfForm)
@requires("consent:read")
def consents(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """List the consents of a client."""
    return {"items": backend.consents(calls, query["client_id"])["items"]}


@routes.reads("/<uuid:consent_id>", ConsentAnswer, query=ConsentOfForm)
@requires("consent:read")
def consent(calls: Calls, query: Mapping[str, Any], consent_id: UUID) -> Answer:
    """Show a consent of a client."""
    return backend.consent(calls, query["client_id"], consent_id)


@routes.changes("/<uuid:consent_id>/withdrawal")
@requires("consent:withdraw")
def withdraw(calls: Calls, form: Mapping[str, Any], consent_id: UUID) -> Accepted:
    """Take a consent back.

    Always possible. Open referrals that rest on it are suspended, packages are closed.
    """
    return backend.withdraw_consent(calls, consent_id)
