"""Lists that are too long for one answer, and so come in pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from shared.database import Row, Session

MOST = 200
LAST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which page of many; the first has number 1."""

    page: int = 1
    page_size: int = 50

    @property
    def number(self) -> int:
        """The number, within reason."""
        return min(max(self.page, 1), LAST)

    @property
    def limit(self) -> int:
        """How many there are on a page, within reason."""
        return min(max(self.page_size, 1), MOST)

    @property
    def offset(self) -> int:
        """How many come before."""
        return (self.number - 1) * self.limit


def paged(
    db: Session,
    sql: str,
    parameters: Mapping[str, Any],
    page: Page,
    item: Callable[[Row], Any] = itemgetter("item"),
) -> Row:
    """Return a page of what `sql` finds: of each row its column `item`, or what `item` makes of it.

    The order is that of `sql`.
    """
    known = {**parameters, "limit": page.limit, "offset": page.offset}
    rows = db.all(f"{sql} LIMIT %(limit)s OFFSET %(offset)s", known)
    total = db.rows(f"SELECT count(*) FROM ({sql}) AS everything", known)[0][0]
    return {
        "items": [item(row) for row in rows],
        "total": total,
        "page": page.number,
        "page_size": page.limit,
    }
