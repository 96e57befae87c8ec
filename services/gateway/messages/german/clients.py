"""Code -> the German sentence, for what clients refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ALREADY_A_MEMBER": "Diese Person gehört schon zum Haushalt, in anderer Rolle.",
    "ALREADY_LINKED": "Diese beiden Akten sind schon verbunden, oder es ist vorgeschlagen.",
    "ALREADY_RESTRICTED": "Die Verarbeitung der Daten dieser Person ist schon eingeschränkt, aus"
    " einem anderen Grund.",
    "BIRTH_DATE_IN_FUTURE": "Das Geburtsdatum liegt in der Zukunft.",
    "BREACH_IS_CLOSED": "Über diese Datenpanne ist schon entschieden.",
    "BREACH_NOT_DOCUMENTED": "Was geschehen ist, wird aufgeschrieben, bevor darüber entschieden"
    " wird.",
    "CLIENT_ERASED": "Die Daten dieser Person wurden gelöscht; es ist nichts mehr da.",
    "CONSENT_NOT_IN_FORCE": "Diese Einwilligung wurde abgelehnt, zurückgenommen oder ist"
    " abgelaufen.",
    "CONSENT_STAYS_INDIVIDUAL": "Eine Einwilligung gehört niemand anderem: bitte zurücknehmen und"
    " die richtige Person fragen.",
    "CONSENT_TOO_LONG": "Eine Einwilligung gilt höchstens zwölf Monate.",
    "CONSEQUENCES_NOT_EXPLAINED": "Wer einwilligt, erfährt vorher die Folgen, und dass Ablehnen"
    " möglich ist.",
    "CUSTODIAN_NOT_NAMED": "Willigt eine Vormundschaft oder Betreuung ein, wird vermerkt, wer das"
    " ist.",
    "ENTRY_MISFILED": "Dieser Eintrag lag in der falschen Akte; hier kann ihn niemand mehr lesen.",
    "ENTRY_IS_EMPTY": "Ein Eintrag hat einen Titel.",
    "EXPLICIT_BUT_NOT_COVERED": "Was ausdrücklich erlaubt wird, muss auch unter den erlaubten"
    " Daten stehen.",
    "EXPLICIT_CONSENT_MISSING": "Gesundheit, Religion, Gewalt und Strafsachen müssen einzeln und"
    " ausdrücklich erlaubt werden.",
    "GUARDIAN_NEEDED": "Für Kinder unter sechzehn willigt ein, wer sorgt, außer es ist vermerkt,"
    " warum das Kind es selbst kann.",
    "IDENTIFIER_IS_EMPTY": "Die Nummer eines Dokuments fehlt.",
    "NOBODY_DECIDES": "Für ein Kind sorgt jemand aus dem Haushalt oder von außerhalb.",
    "NOBODY_NAMED": "Eine Einwilligung in eine Verweisung nennt, wer die Daten bekommen darf.",
    "NOTHING_COVERED": "Eine Einwilligung nennt mindestens eine Art von Daten.",
    "NOTHING_TO_CORRECT": "Eine Berichtigung nennt mindestens ein Feld.",
    "NOT_AN_ADULT_MEMBER": "Sorgen kann, wer erwachsen ist und zum Haushalt gehört.",
    "NOT_AN_ASSUMED_BIRTH_DATE": "Ein angenommenes Geburtsdatum ist ein 1. Januar.",
    "NOT_A_CODE": "Hier steht ein Kürzel; freier Text könnte eine Person verraten.",
    "NOT_A_MEMBER": "Diese Person gehört nicht zum Haushalt.",
    "NOT_A_MINOR": "Erwachsene willigen selbst ein, oder wer sie rechtlich betreut.",
    "NOT_COVERED": "Eine Einwilligung kann enger werden, nie weiter.",
    "NOT_MISFILED": "Umgelegt oder vernichtet wird nur, was als falsch abgelegt vermerkt ist.",
    "NOT_THEIR_GUARDIAN": "Wer hier genannt ist, entscheidet nicht oder nicht mehr für diese"
    " Person.",
    "NOT_WITHIN_THE_LINK": "Das wurde nicht unter einer der beiden Akten erfasst, solange sie"
    " verbunden waren.",
    "OTHER_SIDE_DECIDES": "Gehört die andere Akte einer anderen Gemeinde, entscheidet jemand von"
    " dort.",
    "PROCESSING_IS_RESTRICTED": "Die Verarbeitung der Daten dieser Person ist eingeschränkt: Sie"
    " werden aufbewahrt, aber nicht weitergegeben.",
    "RECIPIENT_IS_FIXED": "Bei diesem Zweck steht der Empfänger fest; ein anderer kann nicht"
    " genannt werden.",
    "SAME_FILE": "Der Eintrag liegt schon in dieser Akte.",
    "SAME_PERSON": "Eine Akte kann nicht mit sich selbst verbunden werden.",
    "SECOND_PERSON_NEEDED": "Wer eine Zusammenführung vorschlägt, kann nicht darüber entscheiden.",
    "UNKNOWN_CLIENT": "Diese Person gibt es nicht, oder Sie dürfen sie nicht sehen.",
    "UNKNOWN_DATA_CLASS": "Diese Art von Daten gibt es nicht.",
    "UNKNOWN_PURPOSE": "Eingewilligt wird in das Fallmanagement, eine Verweisung, eine Übergabe,"
    " Statistik oder Entbindung von der Schweigepflicht.",
    "WITNESS_MISSING": "Wurde die Einwilligung nur gesagt, wird vermerkt, wer es gehört hat.",
}
