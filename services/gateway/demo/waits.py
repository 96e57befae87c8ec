"""Who waited for whom, and for how long: a line for each referral of the story."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from rich.table import Table
from rich.text import Text

from services.gateway.messages import Language, awaited_in_words, state_in_words
from services.gateway.telling import moment

DAYS_A_BLOCK: Final = 5
BEGUN: Final = frozenset({"in_progress", "completed"})
COLOURS: Final = {
    "recipient": "magenta",
    "sender": "cyan",
    "client": "green",
    "capacity": "yellow",
    "platform": "blue",
}
HEADINGS: Final[dict[Language, tuple[str, ...]]] = {
    "de": ("Verweisung", "an", "Stand", "gewartet auf (Tage)", ""),
    "en": ("Referral", "to", "State", "waited for (days)", ""),
}


@dataclass(frozen=True)
class Interval:
    """From one moment to another everybody waited for the same party."""

    party: str
    since: datetime
    until: datetime

    @property
    def days(self) -> int:
        """How many days that were, from midnight to midnight."""
        return (self.until.date() - self.since.date()).days


def intervals(waiting: Iterable[Mapping[str, Any]]) -> list[Interval]:
    """Return who was waited for, as a referral tells it, until the help began."""
    return [
        Interval(each["waiting_on"], moment(each["since"]), moment(each["until"]))
        for each in waiting
        if each["until"] and each["state"] not in BEGUN
    ]


def days_by_party(found: Iterable[Interval]) -> dict[str, int]:
    """Return how many days each party was waited for."""
    days: dict[str, int] = {}
    for each in found:
        days[each.party] = days.get(each.party, 0) + each.days
    return days


def table(rows: Iterable[tuple[str, str, str, list[Interval]]], language: Language) -> Table:
    """Return a line for each referral: name, recipient, state, and its waits as a bar."""
    shown = Table(box=None, pad_edge=False, header_style="bold")
    for heading in HEADINGS[language]:
        shown.add_column(heading, overflow="fold")
    for name, recipient, state, found in rows:
        shown.add_row(
            name, recipient, state_in_words(state, language), numbers(found, language), bar(found)
        )
    return shown


def numbers(found: list[Interval], language: Language) -> Text:
    """Return how many days each party was waited for, in words."""
    text = Text()
    for party, days in days_by_party(found).items():
        if days:
            text.append(", " if text else "")
            text.append(f"{awaited_in_words(party, language)} {days}", COLOURS.get(party, ""))
    return text


def bar(found: list[Interval]) -> Text:
    """Return the intervals one after the other, each as long as it lasted."""
    text = Text()
    for each in found:
        text.append("█" * -(-each.days // DAYS_A_BLOCK), COLOURS.get(each.party, ""))
    return text
