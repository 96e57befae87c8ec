"""Runs two ways of doing the same in turns, and compares their medians."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

ROUNDS = 7


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """How many times as much as `against` is done in the same time; `must` is the target."""

    what: str
    against: str
    ours_per_second: float
    theirs_per_second: float
    ratio: float
    least: float
    most: float
    must: float | None = None

    @property
    def met(self) -> bool:
        """Say whether the target is reached."""
        return self.must is None or self.ratio >= self.must

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"met": self.met}


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A figure that stands for itself: its median and 99th percentile."""

    what: str
    unit: str
    p50: float
    p99: float
    must: float | None = None

    @property
    def met(self) -> bool:
        """Say whether the median is below the target."""
        return self.must is None or self.p50 <= self.must

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"met": self.met}


def rate(work: Callable[[], int]) -> float:
    """Return how many things a second `work` does; it returns how many it did."""
    started = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - started)


def compare(
    what: str,
    against: str,
    ours: Callable[[], int],
    theirs: Callable[[], int],
    must: float | None = None,
) -> Ratio:
    """Return the median of the ratios of neighbouring runs."""
    rate(ours), rate(theirs)
    pairs = [in_turn(ours, theirs, number % 2 == 0) for number in range(ROUNDS)]
    ratios = sorted(mine / other for mine, other in pairs)
    return Ratio(
        what=what,
        against=against,
        ours_per_second=round(median(mine for mine, _ in pairs), 1),
        theirs_per_second=round(median(other for _, other in pairs), 1),
        ratio=round(median(ratios), 2),
        least=round(ratios[0], 2),
        most=round(ratios[-1], 2),
        must=must,
    )


def in_turn(ours: Callable[[], int], theirs: Callable[[], int], first: bool) -> tuple[float, float]:
    """Run both, either first, and return both rates."""
    if first:
        mine = rate(ours)
        return mine, rate(theirs)
    other = rate(theirs)
    return rate(ours), other


def spread(what: str, seconds: list[float], must: float | None = None) -> Spread:
    """Return median and 99th percentile of durations, in milliseconds."""
    ordered = sorted(seconds)
    return Spread(
        what=what,
        unit="ms",
        p50=round(median(ordered) * 1000, 2),
        p99=round(ordered[int(len(ordered) * 0.99)] * 1000, 2),
        must=must,
    )
