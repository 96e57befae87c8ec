"""What questions look like, and answers that come in pages."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
class Timeline(Page):
    """What happened about whom, as far as it was recorded by `as_of`."""

    kind: str
    id: str
    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Events(Page):
    """Which events: of one source, of one type, or all."""

    source: str | None = None
    type: str | None = None


@dataclass(frozen=True, kw_only=True)
class Gaps:
    """Which gaps: those that are open, or also those that were."""

    closed: bool = False


@dataclass(frozen=True, kw_only=True)
class Nothing:
    """A question that needs no particulars."""


def paged(db: Session, sql: str, known: dict[str, Any], asked: Page) -> Row:
    """Return a page of what `sql` finds in its column `item`."""
    page = max(asked.page, 1)
    known = known | {"limit": asked.size, "offset": (page - 1) * asked.size}
    total = db.rows(f"SELECT count(*) FROM ({sql}) AS everything", known)[0][0]
    items = db.all(f"{sql} LIMIT %(limit)s OFFSET %(offset)s", known)
    found = [row["item"] for row in items]
    return {"items": found, "total": total, "page": page, "page_size": asked.size}
