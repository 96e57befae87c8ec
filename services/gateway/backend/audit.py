"""The calls we make to the audit service."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend.calls import Answer, Calls


def timeline(calls: Calls, query: Mapping[str, Any], kind: str, id: UUID) -> Answer:  # noqa: A002
    """Return what happened about somebody or something, across all services."""
    return calls.query("audit", "timeline", kind=kind, id=id, **query)


def events(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """Return a page of everything that happened."""
    return calls.query("audit", "events", **query)


def gaps(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """Return the events that audit knows to be missing."""
    return calls.query("audit", "gaps", **query)


def alarms(calls: Calls) -> Answer:
    """Return what cannot be true."""
    return calls.query("audit", "alarms")


def heads(calls: Calls) -> Answer:
    """Return how far audit has read of each service."""
    return calls.query("audit", "heads")
