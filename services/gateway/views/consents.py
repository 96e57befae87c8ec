"""Consents: what a client allows, and takes back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.consents import ConsentAnswer, ConsentsAnswer
from services.gateway.backend import clients as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import consents as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("consents", "consents", "What clients allow, and take back.")


@routes.creates("", forms.GrantConsentForm)
@requires("consent:grant")
def grant(calls: Calls, form: Form) -> Created:
    """Record a consent."""
    return shown(backend.new_consent(calls, "grant_consent", form), form)


@routes.creates("/refusals", forms.AskedForm)
@requires("consent:grant")
def refuse(calls: Calls, form: Form) -> Created:
    """Record that a client does not consent, so that nobody asks again every day."""
    return shown(backend.new_consent(calls, "refuse_consent", form), form)


@routes.reads("", ConsentsAnswer, query=forms.ConsentOfForm)
@requires("consent:read")
def consents(calls: Calls, query: Form) -> Answer:
    """List the consents of a client."""
    return {"items": backend.consents(calls, query["client_id"])["items"]}


@routes.reads("/<uuid:consent_id>", ConsentAnswer, query=forms.ConsentOfForm)
@requires("consent:read")
def consent(calls: Calls, query: Form, consent_id: UUID) -> Answer:
    """Show a consent of a client."""
    return backend.consent(calls, query["client_id"], consent_id)


@routes.changes("/<uuid:consent_id>/narrowing", forms.NarrowingForm)
@requires("consent:withdraw")
def narrow(calls: Calls, form: Form, consent_id: UUID) -> Accepted:
    """Take a part of a consent back; what is named stays allowed."""
    return backend.of_consent(calls, "narrow_consent", consent_id, form)


@routes.changes("/<uuid:consent_id>/withdrawal")
@requires("consent:withdraw")
def withdraw(calls: Calls, form: Form, consent_id: UUID) -> Accepted:
    """Take a consent back.

    Always possible. Open referrals that rest on it are suspended, packages are closed.
    """
    return backend.of_consent(calls, "withdraw_consent", consent_id, form)


@routes.changes("/<uuid:consent_id>/reconfirmation", forms.GuardianForm)
@requires("consent:grant")
def reconfirm(calls: Calls, form: Form, consent_id: UUID) -> Accepted:
    """Have a consent go on that somebody else had given for the client."""
    return backend.of_consent(calls, "reconfirm_consent", consent_id, form)


def shown(accepted: Accepted, form: Form) -> Created:
    """Return what was recorded; it is shown among the client's consents."""
    return created(
        accepted,
        "consents.consent",
        consent_id=accepted.stream_id,
        client_id=form["client_id"],
    )
