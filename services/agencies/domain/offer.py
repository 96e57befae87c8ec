"""What an institution says of a service it offers, in the words of HSDS."""

from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Opening:
    """On which weekdays (`MO` to `SU`) one can come, from when until when."""

    days: list[str]
    opens_at: str
    closes_at: str


@dataclass(frozen=True, kw_only=True)
class Offer:
    """A service as it is offered; nothing of it is about a person.

    An empty `service_area` means: wherever the institution is competent.
    """

    name: str = ""
    description: str = ""
    languages: list[str] = field(default_factory=list)
    interpretation_services: str = ""
    schedule: list[Opening] = field(default_factory=list)
    required_documents: list[str] = field(default_factory=list)
    eligibility: str = ""
    wait_time: str = ""
    service_area: list[str] = field(default_factory=list)
    cost: str = ""
    accessibility: list[str] = field(default_factory=list)


FIELDS = tuple(each.name for each in fields(Offer))


def described(offer: Any) -> dict[str, Any]:
    """Return the fields of an offer, from whatever has them."""
    return {name: getattr(offer, name) for name in FIELDS}
