"""The description of the interface: OpenAPI, and the pages on which people read it."""

from functools import cached_property
from typing import Any, Final

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    redirect,
    render_template,
    request,
    send_from_directory,
    url_for,
)
from flask import current_app as app
from flask import json as flask_json
from swagger_ui_bundle import swagger_ui_path
from werkzeug.routing import BaseConverter

from services.gateway.forms.fields import INSTITUTION
from services.gateway.headers import CONTENT
from services.gateway.problems import ProblemApi

ASSETS: Final = frozenset({"swagger-ui-bundle.js", "swagger-ui.css", "favicon-32x32.png"})
# The reader sets styles on elements and draws its icons from data addresses.
CONTENT_OF_READER: Final = CONTENT.replace(
    "style-src 'self'; img-src 'self'", "style-src 'self' 'unsafe-inline'; img-src 'self' data:"
)

ABOUT: Final = """\
Every step a newcomer passes through across institutions.

**Signing in.** Send `Authorization: Bearer <token>`, signed by your identity provider. Roles,
municipality and institution come from the token, never from what you send.

**Safe repeats.** Send an `Idempotency-Key` with every POST. A repeat with the same key and the same
body gets the first answer and does nothing twice; with another body it gets 422 `KEY_REUSED`. Make
a new key for every request: each part of the interface knows only the keys it was sent.

**What happened earlier.** Many forms take `occurred_at`; after more than one working day also a
`late_reason`. Histories tell what was known (`as_of`) and what was true (`as_true_on`) at a moment.

**No lost updates.** Answers carry an `ETag`, the version. Send it back as `If-Match`: if somebody
was faster you get 412 and what you missed.

**Problems** are `application/problem+json` with a stable `code`, and a sentence in German or
English (`Accept-Language`). On 503 wait for `Retry-After` and repeat with the same key.

**This description** is at `/api/openapi.json` (OpenAPI 3.1), and at `/api/openapi-3.0.json` for
tools that do not read that yet.

**Pages.** Lists take `page` and `page_size`; `X-Pagination` and `Link` say what there is.
"""

LICENCE: Final = {"name": "EUPL-1.2", "identifier": "EUPL-1.2"}
TEXT: Final = {"type": "string"}
REQUEST_HEADERS: Final[dict[str, tuple[str, str, dict[str, Any]]]] = {
    "IF_MATCH": (
        "If-Match",
        'The version you have seen, as its ETag: `"7"`. Recommended; 412 if it is out of date.',
        TEXT | {"pattern": r'^("[0-9]{1,18}(-[0-9a-f]{8})?"|\*)$'},
    ),
    "IF_NONE_MATCH": ("If-None-Match", "An ETag you have; 304 if it is still the newest.", TEXT),
    "IDEMPOTENCY_KEY": (
        "Idempotency-Key",
        "A key of your choice for this request and its repeats. Recommended.",
        TEXT | {"pattern": "^[!-~]{1,200}$"},
    ),
    "X_REQUEST_ID": (
        "X-Request-ID",
        "A UUID under which all our records keep this request; we make one otherwise.",
        TEXT,
    ),
    "ACCEPT_LANGUAGE": ("Accept-Language", "`de` or `en`: the language of sentences.", TEXT),
}


class DescribedApi(ProblemApi):
    """The API and its description, which is put together once."""

    @cached_property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document."""
        found: dict[str, Any] = self.spec.to_dict()
        return found

    def _openapi_json(self) -> Response:
        return as_json(self.document)


pages = Blueprint("documents", __name__)


def describe(app: Flask, version: str) -> ProblemApi:
    """Return the API of `app`, described, without any endpoints yet."""
    app.config.update(
        API_TITLE="Wegakte",
        API_VERSION=version,
        OPENAPI_VERSION="3.1.0",
        OPENAPI_URL_PREFIX="/api",
        OPENAPI_JSON_PATH="openapi.json",
    )
    api = DescribedApi(
        app,
        spec_kwargs={
            "info": {
                "description": ABOUT,
                "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
            },
            "security": [{"bearer": []}],
            "servers": [{"url": "/"}],
        },
    )
    add_components(api)
    app.url_map.converters["institution"] = CodeConverter
    api.register_converter(CodeConverter, code_in_path)
    app.extensions["wegakte.api"] = api
    app.register_blueprint(pages)
    return api


class CodeConverter(BaseConverter):
    """The code of an institution as part of an address."""

    regex = INSTITUTION.strip("^$")


def code_in_path(converter: CodeConverter) -> dict[str, Any]:
    """Describe the code of an institution in an address."""
    return {"type": "string", "pattern": INSTITUTION, "example": "JC"}


def add_components(api: ProblemApi) -> None:
    """Describe how to sign in, and the headers that many requests have."""
    api.spec.components.security_scheme(
        "bearer",
        {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "An access token of your identity provider.",
        },
    )
    for name, (header, description, schema) in REQUEST_HEADERS.items():
        api.spec.components.parameter(
            name,
            "header",
            {"name": header, "required": False, "description": description, "schema": schema},
        )


@pages.get("/")
def start() -> Any:
    """Lead to the description of the interface."""
    return redirect(url_for("documents.reader"))


@pages.get("/api/docs")
def reader() -> Response:
    """Show the interface, to read and to try out."""
    response = Response(render_template("api_docs.html"))
    response.headers["Content-Security-Policy"] = CONTENT_OF_READER
    return response


@pages.get("/api/docs/<name>")
def asset(name: str) -> Response:
    """Return a file of the reader; they come with this program, from nowhere else."""
    if name not in ASSETS:
        abort(404)
    return send_from_directory(str(swagger_ui_path), name, max_age=86400)


@pages.get("/api/openapi-3.0.json")
def older() -> Response:
    """Return the description for tools that do not speak OpenAPI 3.1 yet."""
    return as_json(as_3_0(app.extensions["wegakte.api"].document))


def as_json(document: Any) -> Response:
    """Return a document; whoever has it already is told that it is still the same."""
    response = Response(flask_json.dumps(document), mimetype="application/json")
    response.add_etag()
    response.make_conditional(request)
    return response


def as_3_0(node: Any) -> Any:
    """Return a part of an OpenAPI 3.1 document in the words of 3.0."""
    if isinstance(node, list):
        return [as_3_0(part) for part in node]
    if not isinstance(node, dict):
        return node
    found = {name: as_3_0(part) for name, part in node.items() if name != "identifier"}
    if "openapi" in found:
        found["openapi"] = "3.0.3"
    if isinstance(kinds := found.get("type"), list):
        found["type"] = next(kind for kind in kinds if kind != "null")
        found["nullable"] = True
    if {"type": "null"} in (options := found.get("anyOf", [])):
        found["anyOf"] = [option for option in options if option != {"type": "null"}]
        found["nullable"] = True
    return found
