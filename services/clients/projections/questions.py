"""What questions about clients look like."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.paging import Page


@dataclass(frozen=True, kw_only=True)
class OneClient:
    """Which client."""

    client_id: UUID


@dataclass(frozen=True, kw_only=True)
class PageOfClient(Page):
    """Which client, and which page."""

    client_id: UUID


@dataclass(frozen=True, kw_only=True)
class PageOfLinks(Page):
    """Which page, of all links or of one client's."""

    client_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OneHousehold:
    """Which household; `seen_by` is the member who looks at it, if one does."""

    household_id: UUID
    seen_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OneEntry:
    """Which entry."""

    entry_id: UUID


@dataclass(frozen=True, kw_only=True)
class Past:
    """What happened with a client, as was known at a moment, or as it was true at one."""

    client_id: UUID
    as_of: datetime | None = None
    as_true_on: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Disclosure:
    """Which data of a client, for whom, and what for."""

    client_id: UUID
    data_classes: list[str]
    purpose: str
    recipient: str
