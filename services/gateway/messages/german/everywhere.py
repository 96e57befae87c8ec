"""Code -> the German sentence, for what any part may refuse."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ALREADY_EXISTS": "Unter dieser Kennung ist schon etwas gespeichert.",
    "BROKER_AWAY": "Die Dienste sind zurzeit nicht erreichbar. Bitte gleich noch einmal versuchen.",
    "BUSY": "Zu viele ändern dies gerade gleichzeitig. Bitte noch einmal versuchen.",
    "CANNOT_BE_BACKDATED": "Das kann nicht nachgetragen werden; es geschieht in dem Moment, in dem"
    " es erfasst wird.",
    "CONSENT_DOES_NOT_COVER": "Keine gültige Einwilligung deckt diesen Empfänger, diesen Zweck und"
    " diese Daten.",
    "FORBIDDEN": "Keine Ihrer Rollen hat das Recht dazu.",
    "IDEMPOTENCY_KEY_MALFORMED": "Ein Idempotency-Key hat 1 bis 200 druckbare ASCII-Zeichen.",
    "IF_MATCH_MALFORMED": "If-Match nimmt einen ETag, genau wie erhalten, in Anführungszeichen.",
    "ILLEGAL_TRANSITION": "Das geht im jetzigen Stand nicht.",
    "INTERNAL": "Bei uns ist etwas schiefgegangen. Bitte bei Rückfragen die Vorgangskennung"
    " nennen.",
    "INVALID": "Angaben fehlen, sind unbekannt oder von falscher Art; siehe details.",
    "KEYS_UNKNOWN": "Die Schlüssel des Anmeldedienstes sind zurzeit nicht lesbar.",
    "KEY_REUSED": "Dieser Idempotency-Key wurde schon mit anderem Inhalt benutzt.",
    "LATE_REASON_MISSING": "Was mehr als einen Arbeitstag später erfasst wird, braucht einen"
    " Grund.",
    "MALFORMED": "Die Anfrage ist nicht lesbar; der Inhalt muss gültiges JSON sein.",
    "METHOD_NOT_ALLOWED": "Diese Adresse nimmt diese Methode nicht an.",
    "NAME_IS_EMPTY": "Ein Name fehlt; ist nur einer bekannt, steht für den anderen ein Strich.",
    "NOT_FOUND": "Unter dieser Kennung gibt es nichts, was Sie sehen dürfen.",
    "NOT_JSON": "Der Inhalt muss JSON sein, mit Content-Type: application/json.",
    "NOT_YOUR_SEAT": "Abstimmen können Sie für die Sitze Ihrer eigenen Stelle.",
    "NO_ANSWER": "Es kam rechtzeitig keine Antwort. Mit demselben Idempotency-Key wiederholen, um"
    " sicherzugehen.",
    "NO_SUCH_PATH": "Diese Adresse gibt es nicht.",
    "OCCURRED_IN_FUTURE": "Was geschehen ist, liegt nicht in der Zukunft.",
    "OWNERSHIP_MOVED": "Der Fall gehört inzwischen einer anderen Gemeinde; was Sie gesehen haben,"
    " ist nicht mehr Ihres.",
    "PERIOD_UPSIDE_DOWN": "Ein Zeitraum endet nicht, bevor er beginnt.",
    "REASON_MISSING": "Bitte einen Grund angeben.",
    "SERVICE_AWAY": "Der Dienst dafür läuft gerade nicht. Bitte gleich noch einmal versuchen.",
    "STALE_VERSION": "Jemand war schneller: Die Version, die Sie gesehen haben, ist nicht mehr die"
    " neueste.",
    "STORE_UNAVAILABLE": "Die Datenbank ist zurzeit nicht erreichbar. Bitte noch einmal versuchen.",
    "SUBJECT_FORGOTTEN": "Die Daten dieser Person wurden gelöscht; über sie wird nichts mehr"
    " geschrieben.",
    "TOKEN_EXPIRED": "Ihre Anmeldung ist abgelaufen. Bitte neu anmelden.",
    "TOKEN_INVALID": "Diese Anmeldung gilt hier nicht.",
    "TOKEN_MISSING": "Hierfür ist eine Anmeldung nötig.",
    "TOO_LARGE": "Eine Anfrage darf höchstens 64 KiB groß sein.",
    "UNKNOWN_DOOR": "Das kann der Dienst nicht.",
    "UNKNOWN_FIELDS": "Einige Angaben sind hier nicht bekannt.",
    "UNKNOWN_SERVICE": "Diese Leistung gibt es nicht.",
    "UNREADABLE": "Der Dienst konnte die Anfrage nicht lesen.",
}
