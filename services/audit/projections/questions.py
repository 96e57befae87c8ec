"""What questions look like."""

from dataclasses import dataclass
from datetime import datetime

from shared.paging import Page


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
