"""What questions about cases look like."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.paging import Page


@dataclass(frozen=True, kw_only=True)
class OneCase:
    """Which case."""

    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneTransfer:
    """Which transfer."""

    transfer_id: UUID


@dataclass(frozen=True, kw_only=True)
class Past(OneCase):
    """What happened in a case, as was known at a moment, or as it was true at one."""

    as_of: datetime | None = None
    as_true_on: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class ListedCases(Page):
    """Which page of the cases in one state, or of one manager, or of all; or of former ones."""

    state: str | None = None
    manager: str | None = None
    former: bool = False


@dataclass(frozen=True, kw_only=True)
class ListedTransfers(Page):
    """Which page of the transfers to us or from us, in one state or in all."""

    direction: Literal["to_us", "from_us"] | None = None
    state: str | None = None


@dataclass(frozen=True, kw_only=True)
class Due(Page):
    """What is due now, for all or only for the asker."""

    mine: bool = False
