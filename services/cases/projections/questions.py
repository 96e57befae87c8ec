"""What questions about cases look like."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

MOST = 200


@dataclass(frozen=True, kw_only=True)
class OneCase:
    """Which case."""

    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class Past(OneCase):
    """What happened in a case, as was known at a moment."""

    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Which page of many, of the cases in one state or of all; the first has number 1."""

    page: int = 1
    page_size: int = 50
    state: str | None = None

    @property
    def number(self) -> int:
        """The number, but never one below the first."""
        return max(self.page, 1)

    @property
    def limit(self) -> int:
        """How many there are on a page, within reason."""
        return min(max(self.page_size, 1), MOST)

    @property
    def offset(self) -> int:
        """How many come before."""
        return (self.number - 1) * self.limit
