"""The working days on which an agency, or everything in a municipality, is closed."""

from dataclasses import dataclass
from datetime import date

from services.agencies.domain.commands import SetClosingDays
from services.agencies.domain.competence_events import ClosingDaysSet
from services.agencies.domain.errors import OnePlaceAtATime, UnknownMunicipality
from services.agencies.domain.identity import closing_id_of
from services.agencies.domain.municipalities import KNOWN_KEYS
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event


@dataclass(frozen=True, kw_only=True)
class Closing:
    """The closing days, once some were set."""

    days: list[date] | None = None


def evolve(closing: Closing, event: Event) -> Closing:
    """Return the closing days after `event`."""
    match event:
        case ClosingDaysSet(days=days):
            return Closing(days=days)
        case _:
            return closing


def set_days(closing: Closing, command: SetClosingDays) -> list[Event]:
    """Set the closing days of one place; the same ones again are nothing new."""
    if (command.agency is None) == (command.municipality is None):
        raise OnePlaceAtATime
    if command.municipality is not None and command.municipality not in KNOWN_KEYS:
        raise UnknownMunicipality(municipality=command.municipality)
    days = sorted(set(command.days))
    if closing.days == days:
        return []
    return [ClosingDaysSet(agency=command.agency, municipality=command.municipality, days=days)]


CLOSING = Aggregate(
    category="closing",
    key="agency",
    keys={SetClosingDays: lambda command: closing_id_of(command.agency, command.municipality)},
    initial=Closing(),
    evolve=evolve,
    decisions={SetClosingDays: set_days},
    beginnings=frozenset({SetClosingDays}),
    about="The working days on which an institution, or all of a municipality, is closed.",
)
