"""Every answer that is not a success: one form, application/problem+json (RFC 9457)."""

import json
from http import HTTPStatus
from typing import Any, ClassVar, Final

import flask
from flask import Response, g, request
from flask_smorest import Api
from werkzeug.exceptions import HTTPException

from services.gateway.answers.problem import ProblemAnswer
from services.gateway.messages import Language, best_language, detail_for, title_for

MEDIA_TYPE: Final = "application/problem+json"
RETRY_AFTER: Final = 2  # seconds
STATUS_OF_KIND: Final[dict[str, int]] = {
    "invalid": 422,
    "mismatch": 422,
    "forbidden": 403,
    "not_found": 404,
    "conflict": 409,
    "stale": 412,
    "unavailable": 503,
    "internal": 500,
}
CODE_OF_STATUS: Final[dict[int, str]] = {
    400: "MALFORMED",
    404: "NO_SUCH_PATH",
    405: "METHOD_NOT_ALLOWED",
    413: "TOO_LARGE",
    415: "NOT_JSON",
    422: "INVALID",
}


class Problem(Exception):
    """Something that the gateway itself objects to; a subclass' docstring is its message."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "INTERNAL"
    challenge: ClassVar[str] = ""

    def __init__(self, **details: Any) -> None:
        """Keep the details; never personal data."""
        super().__init__(self.code)
        self.details = details


class Forbidden(Problem):
    """No role of yours has the permission for this."""

    status, code = 403, "FORBIDDEN"


class NotYourSeat(Problem):
    """A member votes for the seats of the own institution."""

    status, code = 403, "NOT_YOUR_SEAT"


class NotJson(Problem):
    """The body must be JSON, and say so."""

    status, code = 415, "NOT_JSON"


class Malformed(Problem):
    """The request cannot be read."""

    status, code = 400, "MALFORMED"


class IfMatchMalformed(Problem):
    """If-Match holds one version, in quotes, as an ETag gave it."""

    status, code = 400, "IF_MATCH_MALFORMED"


class IdempotencyKeyMalformed(Problem):
    """An Idempotency-Key has 1 to 200 printable characters."""

    status, code = 400, "IDEMPOTENCY_KEY_MALFORMED"


def language() -> Language:
    """Return the language that the asker reads best."""
    return best_language(request.headers.get("Accept-Language"))


def problem(
    status: int, code: str, *, message: str = "", details: Any = None, challenge: str = ""
) -> Response:
    """Return a problem document; a code without a sentence of ours shows its own `message`."""
    spoken = language()
    body = {
        "type": f"urn:wegakte:refusal:{code}",
        "title": title_for(status, spoken),
        "status": status,
        "detail": detail_for(code, spoken, message),
        "instance": f"urn:uuid:{g.correlation_id}",
        "code": code,
        "details": details or {},
        "correlation_id": str(g.correlation_id),
    }
    response = flask.Response(written(body), status, mimetype=MEDIA_TYPE)
    response.headers["Content-Language"] = spoken
    if challenge:
        response.headers["WWW-Authenticate"] = challenge
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def written(body: dict[str, Any]) -> bytes:
    """Return `body` as JSON, whatever names somebody may have sent in as fields."""
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "backslashreplace")


def from_problem(raised: Problem) -> Response:
    """Return the document for what the gateway objects to."""
    return problem(
        raised.status,
        raised.code,
        message=" ".join((raised.__doc__ or "").split()),
        details=raised.details,
        challenge=raised.challenge,
    )


class ProblemApi(Api):
    """The API; its errors are problem documents."""

    ERROR_SCHEMA = ProblemAnswer
    DEFAULT_ERROR_RESPONSE_NAME = None

    def _register_responses(self) -> None:
        for status in HTTPStatus:
            schema = {"content": {MEDIA_TYPE: {"schema": self.ERROR_SCHEMA}}}
            described = {"description": status.phrase, **(schema if status >= 400 else {})}
            self.spec.components.response(status.name, described, lazy=True)

    def _register_etag_headers(self) -> None:
        """Leave it to us to describe them."""

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Return the document for an error of HTTP, also of validation."""
        status = error.code or 500
        response = problem(
            status,
            CODE_OF_STATUS.get(status, "INTERNAL"),
            message=error.description or "",
            details=fields_at_fault(error),
        )
        for name, value in error.get_headers():
            if name == "Allow":
                response.headers[name] = value
        return response


def fields_at_fault(error: HTTPException) -> dict[str, Any]:
    """Return which fields validation found wrong, by name."""
    places = (getattr(error, "data", None) or {}).get("messages") or {}
    named = [found for found in places.values() if isinstance(found, dict)]
    fields = {name: texts for found in named for name, texts in found.items()}
    return {"fields": fields} if fields else {}
