"""What a view's result becomes: status, ETag, Location, pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import orjson
from flask import Response, request, url_for

from services.gateway.backend.calls import Accepted, Answer


@dataclass(frozen=True, kw_only=True)
class Created:
    """Something new: its id, what followed, and the endpoint that shows it."""

    id: str
    accepted: Accepted
    shown_by: str
    path: Mapping[str, Any]


def created(accepted: Accepted, shown_by: str, *, id: Any = None, **path: Any) -> Created:  # noqa: A002
    """Return that something new is there; its id is that of its stream unless told."""
    return Created(
        id=str(id or accepted.stream_id), accepted=accepted, shown_by=shown_by, path=path
    )


def answer_created(result: Created) -> Response:
    """Answer 201, saying where the new thing is."""
    body = {"id": result.id, "version": result.accepted.version}
    response = with_version(as_json(body, 201), result.accepted.version)
    response.headers["Location"] = url_for(result.shown_by, **result.path)
    return response


def answer_changed(accepted: Accepted) -> Response:
    """Answer 200 with the version after the change."""
    body = {
        "id": accepted.stream_id,
        "version": accepted.version,
        "changed": bool(accepted.events),
    }
    return with_version(as_json(body), accepted.version)


def answer_one(found: Answer) -> Response:
    """Answer with one thing; or 304 when the asker has this version already."""
    response = as_json(found)
    version = found.get("version")
    if isinstance(version, int):
        # What other streams add may change while the version stays: the content has its mark too.
        response.set_etag(f"{version}-{sha256(response.get_data()).hexdigest()[:8]}")
    else:
        response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def answer_page(found: Answer) -> Response:
    """Answer with one page of many, and where the others are."""
    page = {
        "page": int(request.args.get("page", 1)),
        "page_size": int(request.args.get("page_size", 50)),
    }
    total = int(found.get("total", len(found["items"])))
    response = as_json({**found, "total": total, **page})
    response.headers["X-Pagination"] = orjson.dumps({"total": total, **page}).decode()
    response.headers["Link"] = ", ".join(
        f'<{address_of(number)}>; rel="{rel}"'
        for rel, number in neighbours(page["page"], page["page_size"], total)
    )
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def neighbours(page: int, page_size: int, total: int) -> list[tuple[str, int]]:
    """Return the pages one can turn to from `page`."""
    last = max(1, -(-total // page_size))
    found = [("first", 1), ("last", last)]
    if 1 < page <= last + 1:
        found.append(("prev", page - 1))
    if page < last:
        found.append(("next", page + 1))
    return found


def address_of(page: int) -> str:
    """Return the address of another page of what was asked for."""
    arguments: dict[str, Any] = {**request.args.to_dict(), "page": page}
    return url_for(str(request.endpoint), **(request.view_args or {}), **arguments)


def as_json(body: Any, status: int = 200) -> Response:
    """Return `body` as a JSON response."""
    return Response(orjson.dumps(body), status, mimetype="application/json")


def with_version(response: Response, version: int) -> Response:
    """Set the ETag after a command: the version of the stream."""
    response.set_etag(str(version))
    return response
