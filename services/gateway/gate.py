"""What every request passes: an id, a look at its size and kind, a token, a permission."""

from typing import Any
from uuid import UUID, uuid4

from flask import Flask, current_app, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars
from werkzeug.exceptions import RequestEntityTooLarge

from services.gateway.authentication import Authentication
from services.gateway.problems import Forbidden, NotJson

SIZE_LIMIT = 64 * 1024
GUARDED = "/v1/"


class ViewWithoutPermission(Exception):
    """A view below /v1 does not say which permission it requires."""


def guard(app: Flask, authentication: Authentication) -> None:
    """Have every request pass the gate; refuse to start with a view that anybody could enter."""
    require_permissions(app)
    app.config["MAX_CONTENT_LENGTH"] = SIZE_LIMIT + 1  # a longer body may come cut off right there
    app.before_request(name_request)
    app.before_request(lambda: admit(authentication))
    app.before_request(require_json)


def require_permissions(app: Flask) -> None:
    """Raise `ViewWithoutPermission` naming all views that lack one."""
    open_doors = [
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(GUARDED) and not permission_at(rule.endpoint, app)
    ]
    if open_doors:
        raise ViewWithoutPermission(", ".join(sorted(open_doors)))


def permission_at(endpoint: str, app: Flask) -> str | None:
    """Return the permission that an endpoint's view requires."""
    view: Any = app.view_functions[endpoint]
    return getattr(view, "permission", None)


def name_request() -> None:
    """Give the request and its log lines an id: the one it came with if that is a UUID."""
    try:
        g.correlation_id = UUID(request.headers.get("X-Request-ID", ""))
    except ValueError:
        g.correlation_id = uuid4()
    clear_contextvars()
    bind_contextvars(correlation_id=str(g.correlation_id))


def admit(authentication: Authentication) -> None:
    """Let in who may: sets the caller, and the role in which the caller acts."""
    if not request.path.startswith(GUARDED) or request.endpoint is None:
        return
    permission = permission_at(request.endpoint, current_app)
    g.caller = authentication.caller(request.headers.get("Authorization"))
    role = g.caller.role_for(permission) if permission else None
    if role is None:
        raise Forbidden(permission=permission)
    g.role = role


def require_json() -> None:
    """Refuse a body that is too large, or raise `NotJson` for one that is something else."""
    body = request.get_data()
    if len(body) > SIZE_LIMIT:
        raise RequestEntityTooLarge
    if body and not request.is_json:
        raise NotJson
