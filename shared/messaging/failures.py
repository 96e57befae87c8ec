"""What becomes of an event that could not be handled: tried again later, or parked."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import structlog

from shared.domain.errors import Refusal
from shared.messaging.envelope import Undeliverable
from shared.messaging.overtaking import kept
from shared.messaging.publisher import Outgoing, Publisher
from shared.messaging.topology import Topology

MOST_ATTEMPTS = 6
PASSING = frozenset({"not_found", "stale", "unavailable"})
LONGEST_CAUSE = 300
KEPT = ("type", "content_type", "content_encoding")

log = structlog.get_logger(__name__)


class NeverFinished(Undeliverable):
    """Whoever began with this event has died, or lost the connection, before it was done."""


def is_hopeless(error: Exception) -> bool:
    """Say whether trying again cannot help.

    What is not found may still come: there is an order within a source, but none among sources.
    """
    if isinstance(error, Refusal):
        return error.kind not in PASSING
    return isinstance(error, Undeliverable)


def cause_of(error: Exception) -> str:
    """Return an error in one line; the lines that follow may quote data."""
    first = (str(error).strip() or "(no message)").splitlines()[0]
    return f"{type(error).__name__}: {first}"[:LONGEST_CAUSE]


def attempts(message: Any) -> int:
    """Return how often this message has failed so far."""
    try:
        return int((message.properties.get("application_headers") or {}).get("x-attempt", 0))
    except (TypeError, ValueError):
        return 0


def returns(message: Any) -> int:
    """Return how often the broker had to take this message back, for want of an answer."""
    return int((message.properties.get("application_headers") or {}).get("x-delivery-count", 0))


def divert(message: Any, error: Exception, queues: Topology, publisher: Publisher) -> str:
    """Put a copy of `message` where it belongs after `error`: `"retried"` or `"parked"`.

    Raises `NotConfirmed` when the broker does not take it; the original must then not be acked.
    """
    attempt = attempts(message) + 1
    given_up = is_hopeless(error) or attempt >= MOST_ATTEMPTS
    target = queues.parking.name if given_up else queues.retry(attempt)
    headers = kept(message) | {"x-attempt": attempt, "x-error": cause_of(error)}
    if given_up:
        headers["x-parked-at"] = datetime.now(UTC).isoformat(timespec="seconds")
    publisher.put(copy_of(message, target, headers))
    tell = log.error if given_up else log.warning
    tell(
        "event parked" if given_up else "event will be tried again",
        queue=queues.main.name,
        event_id=message.properties.get("message_id"),
        type=message.properties.get("type"),
        attempt=attempt,
        exc_info=error,
    )
    return "parked" if given_up else "retried"


def copy_of(message: Any, queue: str, headers: dict[str, Any]) -> Outgoing:
    """Return a copy of `message` for `queue`, with no header but `headers`."""
    known = message.properties
    return Outgoing(
        message_id=known.get("message_id") or uuid4().hex,
        exchange="",
        routing_key=queue,
        body=message.body,
        headers=headers,
        properties={name: known[name] for name in KEPT if name in known},
    )
