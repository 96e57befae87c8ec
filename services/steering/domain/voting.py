"""When a committee may decide, and what its votes amount to."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Vote = Literal["yes", "no", "abstain"]


@dataclass(frozen=True, kw_only=True)
class Quorum:
    """How many of the voting seats are present: more than half of them must be."""

    seats: int
    present: int

    @property
    def needed(self) -> int:
        """The least number of voting seats that makes a quorum."""
        return self.seats // 2 + 1

    @property
    def reached(self) -> bool:
        """Say whether the committee may decide."""
        return self.present >= self.needed


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The votes, counted."""

    yes: int
    no: int
    abstentions: int

    @property
    def carried(self) -> bool:
        """Say whether there is a majority: abstentions do not count, a tie is a rejection."""
        return self.yes > self.no


def tally(votes: Iterable[Vote]) -> Tally:
    """Return the votes, counted."""
    cast = list(votes)
    return Tally(yes=cast.count("yes"), no=cast.count("no"), abstentions=cast.count("abstain"))
