"""Which events institutions are to hear of, and the keys with which they sign."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.subscriptions import SigningKeysAnswer, SubscriptionAnswer
from services.gateway.backend import agencies as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import subscriptions as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes(
    "subscriptions", "directory/subscriptions", "Which events institutions are to hear of."
)
key_routes = Routes(
    "signing-keys", "directory/signing-keys", "The keys with which institutions sign."
)


@routes.creates("", forms.SubscriptionForm)
@requires("subscription:request")
def request(calls: Calls, form: Form) -> Created:
    """Ask that an institution's own systems hear of events; somebody else has to agree.

    It is entered in the directory; events are not delivered yet.
    """
    accepted = backend.request_subscription(calls, form)
    return created(accepted, "subscriptions.subscriptions")


@routes.lists("", SubscriptionAnswer, query=forms.OfAgencyForm)
@requires("directory:read")
def subscriptions(calls: Calls, query: Form) -> Answer:
    """List subscriptions and how they stand."""
    return backend.asked(calls, "subscriptions", query)


@routes.changes("/<uuid:subscription_id>/approval")
@requires("subscription:decide")
def approve(calls: Calls, form: Form, subscription_id: UUID) -> Accepted:
    """Agree to a subscription that somebody else has asked for."""
    return backend.of_subscription(calls, "approve_subscription", subscription_id)


@routes.changes("/<uuid:subscription_id>/refusal")
@requires("subscription:decide")
def refuse(calls: Calls, form: Form, subscription_id: UUID) -> Accepted:
    """Turn down a subscription that somebody else has asked for."""
    return backend.of_subscription(calls, "refuse_subscription", subscription_id)


@routes.changes("/<uuid:subscription_id>/pause")
@requires("subscription:decide")
def pause(calls: Calls, form: Form, subscription_id: UUID) -> Accepted:
    """Have an institution hear nothing for a while."""
    return backend.of_subscription(calls, "pause_subscription", subscription_id)


@routes.changes("/<uuid:subscription_id>/resumption")
@requires("subscription:decide")
def resume(calls: Calls, form: Form, subscription_id: UUID) -> Accepted:
    """End the pause of a subscription."""
    return backend.of_subscription(calls, "resume_subscription", subscription_id)


@routes.changes("/<uuid:subscription_id>/revocation")
@requires("subscription:decide")
def revoke(calls: Calls, form: Form, subscription_id: UUID) -> Accepted:
    """End a subscription for good."""
    return backend.of_subscription(calls, "revoke_subscription", subscription_id)


@key_routes.changes("", forms.SigningKeyForm)
@requires("signing_key:write")
def register(calls: Calls, form: Form) -> Accepted:
    """Enter a key with which an institution signs; a second one is how keys change."""
    return backend.for_institution(calls, "register_signing_key", form)


@key_routes.changes("/revocation", forms.SigningKeyEndForm)
@requires("signing_key:write")
def revoke_key(calls: Calls, form: Form) -> Accepted:
    """Have a key count no more from now on; what was signed before stays signed."""
    return backend.for_institution(calls, "revoke_signing_key", form)


@key_routes.reads("", SigningKeysAnswer, query=forms.KeysOfForm)
@requires("directory:read")
def keys(calls: Calls, query: Form) -> Answer:
    """List the keys of an institution, revoked ones as well."""
    return backend.asked(calls, "signing_keys", query)
