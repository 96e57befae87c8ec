"""Runs several ways of doing the same in turns, and compares their medians."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

ROUNDS = 5


@dataclass(frozen=True, kw_only=True)
class Ratio:
    """How many times as much as `against` is done in the same time; `must` is the target.

    With `at_most` it is how many times as long it takes.
    """

    what: str
    against: str
    ours_per_second: float
    theirs_per_second: float
    ratio: float
    least: float
    most: float
    must: float | None = None
    at_most: bool = False

    @property
    def met(self) -> bool:
        """Say whether the target is reached."""
        if self.must is None:
            return True
        return self.ratio <= self.must if self.at_most else self.ratio >= self.must

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"met": self.met}


@dataclass(frozen=True, kw_only=True)
class Spread:
    """A figure that stands for itself: its median and 99th percentile, if that is known."""

    what: str
    unit: str
    p50: float
    p99: float | None
    must: float | None = None

    @property
    def met(self) -> bool:
        """Say whether the median is below the target."""
        return self.must is None or self.p50 <= self.must

    def as_json(self) -> dict[str, Any]:
        """Return plain values."""
        return asdict(self) | {"met": self.met}


@dataclass(frozen=True, kw_only=True)
class Peer:
    """Another way of doing the same, and how many times as fast as it we must be."""

    against: str
    work: Callable[[], float] = float
    must: float | None = None
    at_most: bool = False


def rate(work: Callable[[], float]) -> float:
    """Return how many things a second `work` does; it returns how many it did."""
    started = time.perf_counter()
    done = work()
    return done / (time.perf_counter() - started)


def rounds() -> range:
    """Return the numbers of the rounds."""
    return range(ROUNDS)


def compare(what: str, ours: Callable[[], float], *peers: Peer) -> list[Ratio]:
    """Return for each peer the median of the ratios of neighbouring runs."""
    ways = [ours, *(peer.work for peer in peers)]
    for way in ways:
        way()
    rates = [in_turn(ways, number) for number in rounds()]
    return [
        judged(what, peer, [(each[0], each[at]) for each in rates])
        for at, peer in enumerate(peers, start=1)
    ]


def in_turn(ways: list[Callable[[], float]], first: int) -> list[float]:
    """Run each way, beginning with another one each time, and return the rates."""
    order = [(first + step) % len(ways) for step in range(len(ways))]
    found = {at: rate(ways[at]) for at in order}
    return [found[at] for at in range(len(ways))]


def judged(what: str, peer: Peer, pairs: list[tuple[float, float]]) -> Ratio:
    """Return what the rates of the rounds say."""
    ratios = sorted(other / mine if peer.at_most else mine / other for mine, other in pairs)
    return Ratio(
        what=what,
        against=peer.against,
        ours_per_second=round(median(mine for mine, _ in pairs), 1),
        theirs_per_second=round(median(other for _, other in pairs), 1),
        ratio=round(median(ratios), 2),
        least=round(ratios[0], 2),
        most=round(ratios[-1], 2),
        must=peer.must,
        at_most=peer.at_most,
    )


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
