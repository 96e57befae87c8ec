"""HTTP status -> the heading of a problem, in German and in English."""

from typing import Final

TITLES: Final[dict[int, tuple[str, str]]] = {
    400: ("Nicht lesbar", "Malformed request"),
    401: ("Nicht angemeldet", "Not signed in"),
    403: ("Kein Recht dazu", "Not allowed"),
    404: ("Nicht gefunden", "Not found"),
    405: ("So nicht möglich", "Method not allowed"),
    409: ("Abgelehnt", "Refused"),
    412: ("Veraltet", "Out of date"),
    413: ("Zu groß", "Too large"),
    415: ("Kein JSON", "Not JSON"),
    422: ("Eingabe fehlerhaft", "Invalid input"),
    500: ("Interner Fehler", "Internal error"),
    503: ("Zurzeit nicht erreichbar", "Currently unavailable"),
}
