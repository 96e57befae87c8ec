"""Whether what has arrived is all there is: every entry names the one before it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where an entry stands in its chain, and where it says that the one before it stands.

    Numbers may be left out; what counts is that nothing lies between the two.
    """

    position: int
    previous: int


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Between two entries that have arrived, at least the one at `missing` has not."""

    after: int
    before: int
    missing: int


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What was missing before this entry has arrived."""

    before: int


@dataclass(frozen=True, kw_only=True)
class Contradiction:
    """There is an entry where another entry says that there is none."""

    position: int
    denied_by: int


Finding = Gap | Closing | Contradiction


def examine(arrived: Place, *, below: int, above: Place | None) -> list[Finding]:
    """Return what the arrival of an entry tells of its chain.

    `below` is the nearest known position before it, 0 at the beginning; `above` is the place of
    the nearest known entry after it, where it has arrived out of turn.
    """
    return [*look_down(arrived, below), *look_up(arrived, above)]


def look_down(arrived: Place, below: int) -> list[Finding]:
    """Return whether the entry before the arrived one is there."""
    if below < arrived.previous:
        return [Gap(after=below, before=arrived.position, missing=arrived.previous)]
    if below > arrived.previous:
        return [Contradiction(position=below, denied_by=arrived.position)]
    return []


def look_up(arrived: Place, above: Place | None) -> list[Finding]:
    """Return whether the entry after the arrived one has waited for it."""
    if above is None or above.previous > arrived.position:
        return []
    if above.previous == arrived.position:
        return [Closing(before=above.position)]
    return [Contradiction(position=arrived.position, denied_by=above.position)]
