"""Code -> the German sentence, for what agencies refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "AGENCY_CODE_TAKEN": "Dieses Kürzel gehört schon einer anderen Stelle.",
    "AGENCY_ID_NOT_OF_CODE": "Die Kennung einer Stelle folgt aus ihrem Kürzel; diese passt nicht.",
    "AGENCY_INACTIVE": "Von diesem Tag an gibt es diese Stelle nicht mehr.",
    "CONTACT_MALFORMED": "Telefon, E-Mail, Internetseite, Anschrift oder Hinweis ist nicht in der"
    " richtigen Form.",
    "DAYS_OUT_OF_RANGE": "Eine Frist dauert 1 bis 365 Tage, und für die Entscheidung nicht kürzer"
    " als für die Bestätigung.",
    "JURISDICTION_ENDED_EARLIER": "Die Zuständigkeit endete schon vorher; sie muss neu vergeben"
    " werden.",
    "JURISDICTION_OVERLAPS": "An einigen dieser Tage ist schon eine Stelle zuständig.",
    "NOTHING_TO_EXPECT": "Wer freie Plätze hat, hat sie heute; ein Tag gilt für die, die noch"
    " keine haben.",
    "NOT_AN_AGENCY_CODE": "Ein Kürzel besteht aus Großbuchstaben und Ziffern, mit Bindestrichen"
    " dazwischen, etwa JA-KREIS.",
    "NOT_A_LANGUAGE": "Sprachen werden mit ihren Kürzeln genannt, etwa de, ar oder uk.",
    "NOT_HSDS": "Das ist keine Leistung in der Form von HSDS 3, die das Verzeichnis übernehmen"
    " könnte.",
    "NOT_OFFERED": "An diesem Tag bietet die Stelle diese Leistung nicht an.",
    "NO_SUCH_JURISDICTION": "Diese Stelle war für diese Leistung in dieser Gemeinde nie zuständig.",
    "ONE_PLACE_AT_A_TIME": "Schließtage gelten für eine Stelle oder für eine Gemeinde.",
    "ONLY_OWN_CAPACITY": "Ob eine Stelle Plätze hat, sagt sie selbst oder das Verzeichnis.",
    "OPENING_MALFORMED": "Öffnungszeiten nennen Wochentage von MO bis SU und Uhrzeiten wie 08:30,"
    " die frühere zuerst.",
    "SUCCESSOR_IS_ITSELF": "Eine Stelle kann nicht an ihre eigene Stelle treten.",
    "TEXT_TOO_LONG": "Was über ein Angebot gesagt wird, ist kurz; eines davon ist es nicht.",
    "UNKNOWN_AGENCY": "Keine Stelle mit diesem Kürzel steht im Verzeichnis.",
    "UNKNOWN_KIND": "Diese Art von Stelle gibt es nicht.",
    "UNKNOWN_MUNICIPALITY": "Zu diesem Schlüssel gibt es keine Gemeinde.",
}
