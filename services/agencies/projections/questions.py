"""What questions to the directory look like."""

from dataclasses import dataclass
from datetime import date

from shared.paging import Page


@dataclass(frozen=True, kw_only=True)
class Competent:
    """Who is competent for which service, where and when."""

    service: str
    municipality: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OfService:
    """Which service."""

    service: str


@dataclass(frozen=True, kw_only=True)
class PageOnDay(Page):
    """Which page, as of which day; today if none is said."""

    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class OneAgency:
    """Which institution, by its code, as of which day; today if none is said."""

    agency: str
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PoliciesAsked:
    """Deadlines for which service, and at which institution; all if neither is said."""

    service: str | None = None
    agency: str | None = None
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class ClosingDaysAsked:
    """The closing days of which institution or municipality; all if neither is said."""

    agency: str | None = None
    municipality: str | None = None


@dataclass(frozen=True, kw_only=True)
class PageInState(Page):
    """Which page of the tasks in one state, or of all."""

    state: str | None = None


@dataclass(frozen=True, kw_only=True)
class PageOfAgency(Page):
    """Which page of what one institution has, or all."""

    agency: str | None = None
