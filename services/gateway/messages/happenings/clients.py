"""Event of clients -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "clients.client_data_corrected": ("Stammdaten berichtigt", "personal data corrected"),
    "clients.client_registered": ("Akte angelegt", "record opened"),
    "clients.consent_granted": ("Einwilligung erteilt: {purpose}", "consent given: {purpose}"),
    "clients.consent_withdrawn": (
        "Einwilligung zurückgenommen: {purpose}",
        "consent taken back: {purpose}",
    ),
    "clients.potential_duplicate_flagged": (
        "Mögliche Doppelung bemerkt, nichts zusammengeführt",
        "possible duplicate noticed, nothing merged",
    ),
}
