"""Whoever signed in."""

from services.gateway.answers.me import MeAnswer
from services.gateway.backend.calls import Answer, Calls
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

routes = Routes("me", "me", "Whoever signed in.")


@routes.reads("", MeAnswer)
@requires("self:read")
def me(calls: Calls) -> Answer:
    """Show who you are to us: roles, institution, and what you may do."""
    caller = calls.asking.caller
    return {
        "user": caller.user,
        "roles": list(caller.roles),
        "tenant": caller.tenant,
        "agency": caller.agency,
        "permissions": caller.permissions,
    }
