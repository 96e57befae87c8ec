"""What questions about clients and consents look like."""

from dataclasses import dataclass
from uuid import UUID

MOST = 200
LAST = 1_000_000


@dataclass(frozen=True, kw_only=True)
class OneClient:
    """Which client."""

    client_id: UUID


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


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Which data of a client, for whom, and what for."""

    client_id: UUID
    data_classes: list[str]
    purpose: str
    recipient: str
