"""Tells a history at a terminal: when, who, what, how things stand, who is awaited."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from services.gateway.messages import (
    NOBODY_NAMED,
    Language,
    Names,
    awaited_in_words,
    happening_in_words,
    state_after,
    state_in_words,
)

HERE: Final = ZoneInfo("Europe/Berlin")
COLOURS: Final = {
    "agencies": "white",
    "cases": "cyan",
    "clients": "green",
    "referrals": "magenta",
    "steering": "yellow",
}
HEADINGS: Final[dict[Language, tuple[str, ...]]] = {
    "de": ("Zeit", "Stelle", "Was geschah", "Stand danach", "Wartet auf"),
    "en": ("Time", "Institution", "What happened", "State afterwards", "Waiting on"),
}
NOTHING: Final[dict[Language, str]] = {
    "de": "Dazu ist nichts bekannt.",
    "en": "Nothing is known about that.",
}
LATER: Final[dict[Language, str]] = {"de": "erfasst {}", "en": "recorded {}"}

Happening = Mapping[str, Any]


def tell(
    console: Console,
    title: str,
    happenings: Iterable[Happening],
    lang: Language,
    names: Names = NOBODY_NAMED,
) -> None:
    """Print a history, oldest first; municipalities and institutions by their `names`."""
    table = Table(title=title, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for heading in HEADINGS[lang]:
        table.add_column(heading, overflow="fold")
    for each in happenings:
        table.add_row(*row(each, lang, names))
    if table.row_count:
        console.print(table)
    else:
        console.print(NOTHING[lang])


def row(happening: Happening, lang: Language, names: Names = NOBODY_NAMED) -> list[Text]:
    """Return one happening, column by column."""
    said = happening.get("event") or happening.get("data") or {}
    state = happening.get("state") or {}
    actor = happening.get("actor") or {}
    colour = COLOURS.get(str(happening["type"]).partition(".")[0], "white")
    stands = state.get("state") or state_after(happening["type"])
    awaited = state.get("waiting_on") or said.get("waiting_on") or ""
    return [
        Text(when(happening, lang), style="dim"),
        Text(who(actor, names)),
        Text(happening_in_words(happening["type"], said, lang, names), style=colour),
        Text(state_in_words(stands, lang), style="bold"),
        Text(awaited_in_words(awaited, lang), style="red" if awaited != "nobody" else ""),
    ]


def who(actor: Mapping[str, Any], names: Names) -> str:
    """Return for which institution somebody acted."""
    if actor.get("role") == "system":
        return "System"
    institution = str(actor.get("institution", ""))
    return names.get(institution, institution)


def when(happening: Happening, lang: Language) -> str:
    """Return when something happened; and when it was recorded, where that was another day."""
    occurred, recorded = moment(happening["occurred_at"]), moment(happening["recorded_at"])
    shown = f"{occurred:%d.%m.%Y %H:%M:%S}"
    if occurred.date() == recorded.date():
        return shown
    return f"{shown} ({LATER[lang].format(f'{recorded:%d.%m.%Y}')})"


def moment(written: str) -> datetime:
    """Return a moment as clocks here show it."""
    return datetime.fromisoformat(written).astimezone(HERE)
