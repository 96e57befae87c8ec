"""The gateway: the only wiring of settings, services, views and the gate before them."""

from importlib.metadata import version

import structlog
from flask import Flask, Response

from services.gateway import access_log, documents, gate, headers
from services.gateway.authentication import Authentication
from services.gateway.backend.calls import Refused, Services
from services.gateway.issuing import TRIAL_ISSUER, ensure_issuer_keys
from services.gateway.keysets import IssuerKeys, KeysUnknown, reader_of
from services.gateway.problems import STATUS_OF_KIND, Problem, from_problem, problem
from services.gateway.views import PARTS, health
from shared.messaging.client import BrokerAway, CannotAsk, NoAnswer, RpcClients, ServiceAway
from shared.settings import Settings
from shared.settings import settings as settings_of_environment

AWAY = {ServiceAway: "SERVICE_AWAY", NoAnswer: "NO_ANSWER", BrokerAway: "BROKER_AWAY"}

log = structlog.get_logger("wegakte.gateway")


def create_app(settings: Settings | None = None, backend: Services | None = None) -> Flask:
    """Return the application; without arguments as the environment says."""
    settings = settings or settings_of_environment()
    app = Flask("services.gateway")
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.extensions["wegakte.services"] = backend or services_of(settings)
    access_log.keep(app)
    headers.protect(app)
    api = documents.describe(app, version("wegakte"))
    for part in PARTS:
        api.register_blueprint(part)
    app.register_blueprint(health.routes)
    answer_refusals(app)
    gate.guard(app, authentication_of(settings))
    return app


def services_of(settings: Settings) -> Services:
    """Return what carries requests to the services."""
    settings.require("amqp_url")
    return RpcClients(settings.amqp_url, size=settings.gateway_threads)


def authentication_of(settings: Settings) -> Authentication:
    """Return who is believed: the identity provider, or the built-in issuer for trying out."""
    source, issuer = settings.jwks, settings.issuer
    if settings.issuer_key:
        log.warning("demonstration_issuer_trusted", key=str(settings.issuer_key))
        source = source or str(ensure_issuer_keys(settings.issuer_key))
        issuer = issuer or TRIAL_ISSUER
    else:
        settings.require("jwks", "issuer")
    return Authentication(
        keys=IssuerKeys(reader_of(source)),
        issuer=issuer,
        audience=settings.audience,
        roles_claim=settings.roles_claim,
        tenant_claim=settings.tenant_claim,
        agency_claim=settings.agency_claim,
    )


def answer_refusals(app: Flask) -> None:
    """Have everything that is refused, ours or a service's, answered as a problem document."""
    app.register_error_handler(Problem, from_problem)
    app.register_error_handler(Refused, from_refused)
    app.register_error_handler(KeysUnknown, lambda _: problem(503, "KEYS_UNKNOWN"))
    app.register_error_handler(CannotAsk, lambda error: problem(503, AWAY[type(error)]))


def from_refused(refused: Refused) -> Response:
    """Return the document for what a service refused."""
    return problem(
        STATUS_OF_KIND.get(refused.kind, 500),
        refused.code,
        message=refused.message,
        details=refused.details,
    )
