"""What a verification found, and what that means for whoever asked."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Final, Literal

Kind = Literal["invalid", "gap", "quorum", "erased"]
STATUS: Final[dict[Kind, int]] = {"invalid": 1, "gap": 2, "quorum": 3, "erased": 4}
"""The exit status of each kind of finding; the smallest of all that were found counts."""
MOST: Final = 10_000


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that is not as it should be: of which kind, where, and why."""

    kind: Kind
    place: str
    reason: str
    index: int | None = None

    def __str__(self) -> str:
        """Return the finding as one line."""
        at = self.place if self.index is None else f"{self.place} (entry {self.index})"
        return f"{self.kind}: {at}: {self.reason}"


@dataclass
class Findings:
    """All that was found; `told` says what was verified."""

    found: list[Finding] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)

    def add(self, kind: Kind, place: str, reason: str, index: int | None = None) -> None:
        """Note something; of very many, only that there are more is counted."""
        if len(self.found) < MOST:
            self.found.append(Finding(kind=kind, place=place, reason=reason, index=index))
        else:
            self.told["more"] = self.told.get("more", 0) + 1

    @property
    def status(self) -> int:
        """The exit status: 0 valid, 1 invalid, 2 incomplete, 3 too few witnesses, 4 erased."""
        return min((STATUS[each.kind] for each in self.found), default=0)

    def as_json(self) -> dict[str, Any]:
        """Return everything as plain values."""
        return {"status": self.status, **self.told, "findings": plain(self.found)}


def plain(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as plain values."""
    return [asdict(each) for each in found]
