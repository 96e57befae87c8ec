"""What questions look like."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from shared.paging import Page


@dataclass(frozen=True, kw_only=True)
class PageInState(Page):
    """Which page of those in one state, or of all."""

    state: str | None = None


@dataclass(frozen=True, kw_only=True)
class EvidenceAsked(Page):
    """Which page of the evidence, of one kind or for one service, or of all."""

    kind: str | None = None
    service: str | None = None


@dataclass(frozen=True, kw_only=True)
class OneObstacle:
    """Which obstacle."""

    obstacle_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneSitting:
    """Which sitting."""

    sitting_id: UUID


def id_in(payload: Mapping[str, Any], name: str) -> UUID | None:
    """Return the id in a field that nobody has checked yet, if it is one."""
    return as_id(payload.get(name))


def ids_in(payload: Mapping[str, Any], name: str) -> list[UUID]:
    """Return the ids in a list that nobody has checked yet."""
    values = payload.get(name)
    found = map(as_id, values) if isinstance(values, list) else ()
    return [each for each in found if each]


def as_id(value: Any) -> UUID | None:
    """Return an id, or `None` where the value is none."""
    try:
        return UUID(value)
    except (ValueError, TypeError, AttributeError):
        return None
