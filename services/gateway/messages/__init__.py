"""The sentences people read: for refusals and for events, in German and in English."""

from typing import Final, Literal

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from services.gateway.messages import english, german
from services.gateway.messages.titles import TITLES

Language = Literal["de", "en"]
LANGUAGES: Final = ("en", "de")


def best_language(accepted: str | None) -> Language:
    """Return German if an Accept-Language header prefers it, else English."""
    best = parse_accept_header(accepted, LanguageAccept).best_match(LANGUAGES)
    return "de" if best == "de" else "en"


def title_for(status: int, language: Language) -> str:
    """Return the heading for an HTTP status."""
    in_german, in_english = TITLES.get(status, TITLES[500])
    return in_german if language == "de" else in_english


def detail_for(code: str, language: Language, message: str = "") -> str:
    """Return the sentence for a code; `message` where we have none of our own."""
    own = german.SENTENCES if language == "de" else english.SENTENCES
    return own.get(code) or message or code
