"""Refusal code -> the sentence the reader sees."""

from typing import Final

# status -> (German, English)
TITLES: Final[dict[int, tuple[str, str]]] = {
    400: ("Nicht lesbar", "Malformed request"),
    401: ("Nicht angemeldet", "Not signed in"),
    403: ("Kein Recht dazu", "Not allowed"),
    404: ("Nicht gefunden", "Not found"),
    405: ("So nicht möglich", "Method not allowed"),
    406: ("Nicht in dieser Form", "Not acceptable"),
    409: ("Abgelehnt", "Refused"),
    412: ("Veraltet", "Out of date"),
    413: ("Zu groß", "Too large"),
    415: ("Kein JSON", "Not JSON"),
    422: ("Eingabe fehlerhaft", "Invalid input"),
    500: ("Interner Fehler", "Internal error"),
    503: ("Zurzeit nicht erreichbar", "Currently unavailable"),
}

GERMAN: Final[dict[str, str]] = {}
ENGLISH: Final[dict[str, str]] = {}
