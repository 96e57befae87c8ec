"""What questions about cases look like."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.paging import Page


@dataclass(frozen=True, kw_only=True)
class OneCase:
    """Which case."""

    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class Past(OneCase):
    """What happened in a case, as was known at a moment."""

    as_of: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class PageInState(Page):
    """Which page of the cases in one state, or of all."""

    state: str | None = None
