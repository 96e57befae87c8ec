"""From an HTTP request to calls in the name of whoever signed in."""

import re
from typing import Any, Final

from flask import current_app, g, request

from services.gateway.backend.calls import Asking, Calls, fingerprint
from services.gateway.problems import IdempotencyKeyMalformed, IfMatchMalformed

ONE_VERSION: Final = re.compile(r'"([0-9]{1,18})(-[0-9a-f]{8})?"')
PRINTABLE: Final = re.compile(r"[\x21-\x7e]{1,200}")
TRACEPARENT: Final = re.compile(r"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")


def calls_of_request() -> Calls:
    """Return the services as the caller of this request may ask them."""
    return Calls(services=current_app.extensions["wegakte.services"], asking=asking())


def asking() -> Asking:
    """Return who asks and under which circumstances, from token and headers."""
    return Asking(
        caller=g.caller,
        role=g.role,
        correlation_id=g.correlation_id,
        traceparent=matching(TRACEPARENT, request.headers.get("traceparent")),
        **of_a_write(),
    )


def of_a_write() -> dict[str, Any]:
    """Return what only commands need."""
    if request.method in ("GET", "HEAD"):
        return {}
    return {
        "idempotency_key": idempotency_key(),
        "fingerprint": fingerprint(request.method, request.path, request.get_data()),
        "expected_version": expected_version(request.headers.get("If-Match")),
    }


def idempotency_key() -> str | None:
    """Return the key under which a repeat is recognised, or raise `IdempotencyKeyMalformed`."""
    key = request.headers.get("Idempotency-Key")
    if key is not None and not PRINTABLE.fullmatch(key):
        raise IdempotencyKeyMalformed
    return key


def expected_version(if_match: str | None) -> int | None:
    """Return the version the caller has seen, or raise `IfMatchMalformed`."""
    if if_match is None or if_match.strip() == "*":
        return None
    found = ONE_VERSION.fullmatch(if_match.strip())
    if not found:
        raise IfMatchMalformed
    return int(found[1])


def matching(pattern: re.Pattern[str], value: str | None) -> str | None:
    """Return `value` if it has the right form, else nothing."""
    return value if value and pattern.fullmatch(value) else None
