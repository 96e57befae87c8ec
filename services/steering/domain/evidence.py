"""What counts as evidence of an obstacle: what went wrong, where, and how often, without anybody.

A cell is shown when there are enough different persons in it that none can be found.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final
from uuid import UUID

ENOUGH: Final = 8
STEP: Final = 4
"""Numbers are told in such steps, so that one cannot see a single person come in."""
PROTECTED: Final = "protected"
KIND_OF_REFUSAL: Final[Mapping[str, str]] = {
    "not_competent": "wrong_address",
    "at_capacity": "no_capacity",
}


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What went wrong, with a service at an institution, for people of a municipality, when."""

    kind: str
    service: str
    agency: str
    municipality: str
    month: date


def cell_of(kind: str, service: str, agency: str, municipality: str, day: date) -> Cell:
    """Return the cell; the institution of a protected service would give the service away."""
    return Cell(
        kind=kind,
        service=service,
        agency=PROTECTED if service == PROTECTED else agency,
        municipality=municipality,
        month=day.replace(day=1),
    )


def person_in(cell: Cell, client_id: UUID) -> str:
    """Return what tells a person from others within a cell, and nowhere else.

    Ids are random: nobody finds the person who does not have the id already.
    """
    where = "|".join(map(str, vars(cell).values()))
    return sha256(client_id.bytes + where.encode()).hexdigest()


def referral_digest(referral_id: UUID) -> str:
    """Return what a referral is recognised by."""
    return sha256(referral_id.bytes).hexdigest()
