"""Code -> the German sentence, for what clients refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "BIRTH_DATE_IN_FUTURE": "Das Geburtsdatum liegt in der Zukunft.",
    "CLIENT_ERASED": "Die Daten dieser Person wurden gelöscht; es ist nichts mehr da.",
    "CONSENT_TOO_LONG": "Eine Einwilligung gilt höchstens zwölf Monate.",
    "EXPLICIT_BUT_NOT_COVERED": "Was ausdrücklich erlaubt wird, muss auch unter den erlaubten"
    " Daten stehen.",
    "EXPLICIT_CONSENT_MISSING": "Gesundheit, Religion, Gewalt und Strafsachen müssen einzeln und"
    " ausdrücklich erlaubt werden.",
    "NOBODY_NAMED": "Eine Einwilligung in eine Verweisung nennt, wer die Daten bekommen darf.",
    "NOTHING_COVERED": "Eine Einwilligung nennt mindestens eine Art von Daten.",
    "NOTHING_TO_CORRECT": "Eine Berichtigung nennt mindestens ein Feld.",
    "NOT_AN_ASSUMED_BIRTH_DATE": "Ein angenommenes Geburtsdatum ist ein 1. Januar.",
    "NOT_A_CODE": "Hier steht ein Kürzel; freier Text könnte eine Person verraten.",
    "UNKNOWN_CLIENT": "Diese Person gibt es nicht, oder Sie dürfen sie nicht sehen.",
    "UNKNOWN_DATA_CLASS": "Diese Art von Daten gibt es nicht.",
    "UNKNOWN_PURPOSE": "Eingewilligt wird in das Fallmanagement oder in die Verweisung zu einer"
    " Leistung.",
}
