"""How a view is reached: what goes in, what comes out, and how both are documented."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from flask import Response
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema
from webargs.flaskparser import FlaskParser

from services.gateway.answers.envelopes import ChangedAnswer, CreatedAnswer, page_of
from services.gateway.forms.fields import PageForm
from services.gateway.forms.kinds import Nothing
from services.gateway.views.asking import calls_of_request
from services.gateway.views.responses import (
    answer_changed,
    answer_created,
    answer_one,
    answer_page,
)

View = Callable[..., Any]
Register = Callable[[View], View]

ALWAYS: Final = (401, 403, 500, 503)
READING: Final = ("IF_NONE_MATCH",)
WRITING: Final = ("IF_MATCH", "IDEMPOTENCY_KEY")
REQUEST_ID: Final = ("X_REQUEST_ID", "ACCEPT_LANGUAGE")


class StrictParser(FlaskParser):
    """Reads arguments; nothing unknown passes, and nothing nested without end."""

    DEFAULT_UNKNOWN_BY_LOCATION = {"json": None, "query": RAISE}  # noqa: RUF012

    def load_json(self, req: Any, schema: Any) -> Any:
        """Return the body, or answer 400."""
        try:
            return super().load_json(req, schema)
        except RecursionError as error:
            return self._handle_invalid_json_error(error, req)  # type: ignore[arg-type]


class Routes(Blueprint):
    """The views of one part of the interface.

    A view gets the calls of the request, then the form if it has one, then its path's parts.
    """

    ARGUMENTS_PARSER = StrictParser()

    def __init__(self, name: str, prefix: str, about: str) -> None:
        """Name the part and say what it is about."""
        super().__init__(name, __name__, url_prefix=f"/v1/{prefix}", description=about)
        self._prepare_doc_cbks.append(add_request_headers)

    def reads(
        self,
        rule: str,
        answer: type[Schema],
        *,
        query: type[Schema] | None = None,
        problems: tuple[int, ...] = (),
    ) -> Register:
        """Show one thing; say which `problems` there can be besides the usual ones."""
        failing = (304, 404, 422, *problems)
        return self.view("GET", rule, query, answer_one, (200, answer), READING, failing)

    def lists(
        self,
        rule: str,
        item: type[Schema],
        *,
        query: type[Schema] = PageForm,
        whole: type[Schema] | None = None,
    ) -> Register:
        """List many things, page by page; a page that says more than usual is told `whole`."""
        failing = (304, 404, 422) if "<" in rule else (304, 422)
        answer = 200, whole or page_of(item)
        return self.view("GET", rule, query, answer_page, answer, READING, failing)

    def creates(self, rule: str, form: type[Schema]) -> Register:
        """Make something new."""
        problems = (400, 404, 409, 412, 413, 415, 422)
        return self.view(
            "POST", rule, form, answer_created, (201, CreatedAnswer), WRITING, problems
        )

    def changes(self, rule: str, form: type[Schema] = Nothing) -> Register:
        """Ask for something to happen to a thing that exists."""
        problems = (400, 404, 409, 412, 413, 415, 422)
        return self.view(
            "POST", rule, form, answer_changed, (200, ChangedAnswer), WRITING, problems
        )

    def view(
        self,
        method: str,
        rule: str,
        form: type[Schema] | None,
        respond: Callable[[Any], Response],
        answer: tuple[int, type[Schema]],
        headers: tuple[str, ...],
        problems: tuple[int, ...],
    ) -> Register:
        """Register a view under a rule, with its documentation."""

        def register(view: View) -> View:
            @wraps(view)
            def entered(*arguments: Any, **path: Any) -> Response:
                return respond(view(calls_of_request(), *arguments, **path))

            documented = self.response(answer[0], answer[1], headers=headers_of(respond))(entered)
            if form is not None:
                location = "json" if method == "POST" else "query"
                needed = location == "query" or any(f.required for f in form().fields.values())
                documented = self.arguments(form, location=location, required=needed)(documented)
            for status in (*problems, *ALWAYS):
                documented = self.alt_response(status, HTTPStatus(status).name)(documented)
            documented._apidoc["request_headers"] = headers + REQUEST_ID
            documented = self.doc(
                operationId=f"{self.name}.{view.__name__}".replace("-", "_"),
                **{"x-permission": getattr(view, "permission", None)},
            )(documented)
            self.route(rule, methods=[method])(documented)
            return view

        return register


def headers_of(respond: Callable[[Any], Response]) -> dict[str, Any]:
    """Return the documentation of the headers that such an answer has."""
    text = {"type": "string"}
    found: dict[str, Any] = {
        "ETag": {"description": "The version, to be sent back in If-Match.", "schema": text}
    }
    if respond is answer_created:
        found["Location"] = {"description": "Where the new thing is.", "schema": text}
    if respond is answer_page:
        found["X-Pagination"] = {"description": "total, page and page_size.", "schema": text}
        found["Link"] = {"description": "first, last, prev and next page.", "schema": text}
    return found


def add_request_headers(doc: dict[str, Any], doc_info: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Document the headers that a request may have."""
    doc.setdefault("parameters", []).extend(doc_info.get("request_headers", ()))
    return doc
