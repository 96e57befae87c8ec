"""What process mining needs of the ledger: what happened, to which things, under other names.

Every export has pseudonyms of its own, so that two of them cannot be put together. `log_index`
ties each row to its proof.
"""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from services.audit.ledger.leaves import read
from services.audit.ledger.links import CODE, Link, as_id, links

NAMED: Final = frozenset({"agency", "obstacle", "proposal", "decision", "sitting", "committee"})
"""Kinds of things that are no secret: they keep their names."""
MOST: Final = 40


@dataclass(frozen=True, kw_only=True)
class Step:
    """One event, as an export tells it."""

    index: int
    type: str
    occurred: str
    recorded: str
    institution: str
    attributes: Mapping[str, str]
    things: tuple[Link, ...]

    def about(self, kind: str) -> list[str]:
        """Return the pseudonyms of the things of one kind."""
        return [each.id for each in self.things if each.kind == kind]


def steps(leaves: Iterable[tuple[int, bytes]], salt: bytes) -> list[Step]:
    """Return the events in these leaves; `salt` makes the pseudonyms of this export."""
    return [step(index, read(leaf), salt) for index, leaf in leaves]


def step(index: int, leaf: Mapping[str, Any], salt: bytes) -> Step:
    """Return one event."""
    found = links(leaf["cat"], UUID(leaf["stream"]), leaf["pub"])
    things = [Link(each.kind, pseudonym(each, salt)) for each in found]
    return Step(
        index=index,
        type=leaf["type"],
        occurred=leaf["occurred"],
        recorded=leaf["recorded"],
        institution=leaf["org"],
        attributes=codes(leaf["pub"]),
        things=tuple(sorted({*things, Link("agency", leaf["org"])})),
    )


def pseudonym(thing: Link, salt: bytes) -> str:
    """Return what a thing is called in this export."""
    if thing.kind in NAMED:
        return thing.id
    return hmac.digest(salt, f"{thing.kind}:{thing.id}".encode(), "sha256").hex()[:24]


def codes(clear: Mapping[str, Any]) -> dict[str, str]:
    """Return the codes in a clear part: no ids, no lists, nothing that is not a code."""
    return {
        name: text for name, value in sorted(clear.items()) if (text := code(value)) is not None
    }


def code(value: Any) -> str | None:
    """Return a value as a code, if it is one."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    is_code = isinstance(value, str) and len(value) <= MOST and CODE.fullmatch(value)
    return value if is_code and as_id(value) is None else None
