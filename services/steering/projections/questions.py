"""What questions look like, and answers that come in pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from shared.database import Row, Session

MOST = 200


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which page of many."""

    page: int = 1
    page_size: int = 50

    @property
    def size(self) -> int:
        """How many are on a page, within reason."""
        return min(max(self.page_size, 1), MOST)


@dataclass(frozen=True, kw_only=True)
class PageInState(Page):
    """Which page of those in one state, or of all."""

    state: str | None = None


@dataclass(frozen=True, kw_only=True)
class OneObstacle:
    """Which obstacle."""

    obstacle_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneSitting:
    """Which sitting."""

    sitting_id: UUID


def paged(db: Session, sql: str, asked: Page) -> Row:
    """Return a page of what `sql` finds in its column `item`; it may ask for a `state`."""
    known: dict[str, Any] = {"state": getattr(asked, "state", None), "limit": asked.size}
    known["offset"] = (max(asked.page, 1) - 1) * asked.size
    total = db.rows(f"SELECT count(*) FROM ({sql}) AS everything", known)[0][0]
    items = db.all(f"{sql} LIMIT %(limit)s OFFSET %(offset)s", known)
    return {
        "items": [row["item"] for row in items],
        "total": total,
        "page": max(asked.page, 1),
        "page_size": asked.size,
    }


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
