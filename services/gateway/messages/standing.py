"""State and awaited party -> the word people read."""

from typing import Final

# state -> (German, English)
STATES: Final[dict[str, tuple[str, str]]] = {
    "none": ("noch nichts", "nothing yet"),
    "enquired": ("angefragt", "enquired"),
    "not_admitted": ("nicht aufgenommen", "not admitted"),
    "intake": ("aufgenommen", "intake"),
    "assessment": ("Bedarfserhebung", "assessment"),
    "planning": ("Planung", "planning"),
    "linking": ("Vernetzung", "linking"),
    "monitoring": ("Begleitung", "monitoring"),
    "evaluation": ("Auswertung", "evaluation"),
    "paused": ("pausiert", "paused"),
    "draft": ("Entwurf", "draft"),
    "submitted": ("abgeschickt", "submitted"),
    "delivered": ("zugestellt", "delivered"),
    "failed": ("nicht zustellbar", "undeliverable"),
    "acknowledged": ("in Prüfung", "under review"),
    "info_requested": ("Rückfrage", "information requested"),
    "waitlisted": ("Warteliste", "on the waiting list"),
    "accepted": ("angenommen", "accepted"),
    "scheduled": ("Termin steht", "scheduled"),
    "in_progress": ("läuft", "in progress"),
    "completed": ("beendet", "completed"),
    "closed": ("abgeschlossen", "closed"),
    "rejected": ("abgelehnt", "rejected"),
    "rerouted": ("weitergegeben", "rerouted"),
    "withdrawn": ("zurückgezogen", "withdrawn"),
    "suspended": ("ruht", "suspended"),
    "expired": ("ohne Antwort", "expired"),
    "entered_in_error": ("Irrtum", "entered in error"),
}

# awaited party -> (German, English)
AWAITED: Final[dict[str, tuple[str, str]]] = {
    "sender": ("Fallmanagement", "case manager"),
    "recipient": ("angefragte Stelle", "institution asked"),
    "client": ("Klient", "client"),
    "capacity": ("freier Platz", "a free place"),
    "platform": ("Zustellung", "delivery"),
    "coordination": ("Koordination", "coordination"),
    "nobody": ("–", "–"),
}
