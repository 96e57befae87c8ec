"""Whether this process is alive, and whether it can do its work."""

from typing import Final

from flask import Blueprint, Response, current_app

from services.gateway.backend.calls import Services
from services.gateway.problems import problem
from services.gateway.views.responses import as_json
from shared.messaging.client import CannotAsk, ServiceAway

PATIENCE: Final = 2.0

routes = Blueprint("health", __name__, url_prefix="/health")


@routes.get("/live")
def live() -> Response:
    """Say that the process answers."""
    return as_json({"status": "alive"})


@routes.get("/ready")
def ready() -> Response:
    """Say whether requests can reach the services."""
    if broker_answers(current_app.extensions["wegakte.services"]):
        return as_json({"status": "ready"})
    return problem(503, "BROKER_AWAY")


def broker_answers(services: Services) -> bool:
    """Say whether the broker is there: it is if it tells us that nobody has this name."""
    try:
        services.call("nobody", "ready", {}, PATIENCE)
    except ServiceAway:
        return True
    except CannotAsk:
        return False
    return True
