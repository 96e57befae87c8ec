"""One institution's competence in one municipality: from when, until when."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Jurisdiction:
    """An institution's competence in one municipality; the last day counts."""

    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None
    shared: bool = False

    @property
    def last(self) -> date:
        """The last day, or the end of all days."""
        return self.valid_until or date.max

    @property
    def never_held(self) -> bool:
        """Whether the competence ended before it began."""
        return self.last < self.valid_from

    @property
    def key(self) -> tuple[str, str, date]:
        """What tells it from every other competence for the service."""
        return self.municipality, self.agency, self.valid_from

    def holds(self, on: date) -> bool:
        """Say whether the competence holds on that day."""
        return self.valid_from <= on <= self.last

    def overlaps(self, other: "Jurisdiction") -> bool:
        """Say whether both hold on some day in the same municipality."""
        return self.municipality == other.municipality and max(
            self.valid_from, other.valid_from
        ) <= min(self.last, other.last)

    def tolerates(self, other: "Jurisdiction") -> bool:
        """Say whether both may hold on the same day: two institutions that both share."""
        return self.shared and other.shared and self.agency != other.agency


def competent(jurisdictions: Iterable[Jurisdiction], municipality: str, on: date) -> list[str]:
    """Return who is competent in the municipality on that day: one, unless they share."""
    found = [each for each in jurisdictions if each.municipality == municipality and each.holds(on)]
    return [each.agency for each in sorted(found, key=lambda each: (each.valid_from, each.agency))]


def without(wanted: Jurisdiction, others: Iterable[Jurisdiction]) -> list[Jurisdiction]:
    """Return the days of `wanted` on which its institution is not competent already."""
    parts = [wanted]
    for other in others:
        if other.agency == wanted.agency:
            parts = [rest for part in parts for rest in cut(part, other)]
    return parts


def cut(part: Jurisdiction, out: Jurisdiction) -> list[Jurisdiction]:
    """Return what is left of `part` without the days of `out`, before and after."""
    if not part.overlaps(out):
        return [part]
    rest = []
    if part.valid_from < out.valid_from:
        rest.append(replace(part, valid_until=out.valid_from - ONE_DAY))
    if out.last < part.last:
        rest.append(replace(part, valid_from=out.last + ONE_DAY))
    return rest
