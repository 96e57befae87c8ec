"""The sentences people read: for refusals and for events, in German and in English."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from services.gateway.messages import english, german
from services.gateway.messages.happenings import HAPPENINGS
from services.gateway.messages.leading import LEADS_TO
from services.gateway.messages.standing import AWAITED, STATES
from services.gateway.messages.titles import TITLES

Language = Literal["de", "en"]
Names = Mapping[str, str]
LANGUAGES: Final = ("en", "de")
NAMED: Final = frozenset(
    {
        "agency", "competent", "from_tenant", "into", "municipality", "owner", "recipient",
        "responsible", "to", "to_tenant",
    }
)  # fmt: skip
NOBODY_NAMED: Final[Names] = {}


def best_language(accepted: str | None) -> Language:
    """Return German if an Accept-Language header prefers it, else English."""
    best = parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES)
    return "de" if best == "de" else "en"


def title_for(status: int, language: Language) -> str:
    """Return the heading for an HTTP status."""
    return one_of(TITLES.get(status, TITLES[500]), language)


def detail_for(code: str, language: Language, message: str = "") -> str:
    """Return the sentence for a code; `message` where we have none of our own."""
    own = german.SENTENCES if language == "de" else english.SENTENCES
    return own.get(code) or message or code


def one_of(pair: tuple[str, str], language: Language) -> str:
    """Return the one of two wordings."""
    return pair[0] if language == "de" else pair[1]


def happening_in_words(
    type_: str, said: Mapping[str, Any], language: Language, names: Names = NOBODY_NAMED
) -> str:
    """Return what happened, places by their `names`; the type where we have no words for it."""
    words = one_of(HAPPENINGS.get(type_, (type_, type_)), language)
    return words.format_map(
        Said({name: legible(named(name, value, names)) for name, value in said.items()})
    )


def named(field: str, value: Any, names: Names) -> Any:
    """Return the name instead of a municipality's key or an institution's code."""
    if field not in NAMED:
        return value
    if isinstance(value, list):
        return [names.get(str(each), each) for each in value]
    return names.get(str(value), value)


def state_in_words(state: str, language: Language) -> str:
    """Return the word for a state."""
    return one_of(STATES.get(state, (state, state)), language)


def state_after(type_: str) -> str:
    """Return the state that an event leads to; nothing where that depends."""
    return LEADS_TO.get(type_, "")


def awaited_in_words(awaited: str, language: Language) -> str:
    """Return the word for whoever has to act next."""
    return one_of(AWAITED.get(awaited, (awaited, awaited)), language)


class Said(dict[str, str]):
    """What an event says; what it does not say is left open."""

    def __missing__(self, name: str) -> str:
        """Return a dash for what is not there."""
        return "–"


def legible(value: Any) -> str:
    """Return a value as it stands in a sentence."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    return "–" if value is None else str(value)
