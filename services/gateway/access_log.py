"""One line for every request: what was asked for and how it went, and nothing about people."""

import time
from typing import Any

import structlog
from flask import Flask, Response, g, request

log = structlog.get_logger("wegakte.access")
QUIET = frozenset({"health.live", "health.ready"})


def keep(app: Flask) -> None:
    """Write the line when a request has been answered."""
    app.before_request(start)
    app.after_request(write)


def start() -> None:
    """Remember when the request came."""
    g.started = time.monotonic()


def write(response: Response) -> Response:
    """Write the line: the rule of the path instead of the path, the role instead of the person."""
    if request.endpoint not in QUIET:
        log.info("request", **facts(response))
    return response


def facts(response: Response) -> dict[str, Any]:
    """Return what may be known of a request."""
    caller, role = g.get("caller"), g.get("role")
    return {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else None,
        "status": response.status_code,
        "ms": round((time.monotonic() - g.started) * 1000, 1),
        "role": role,
        "institution": caller.institution_in(role) if caller and role else None,
        "correlation_id": str(g.correlation_id),
    }
