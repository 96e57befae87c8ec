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
    "FOUR_EYES_NEEDED": "Wer ein Abonnement beantragt, entscheidet nicht auch darüber.",
    "JURISDICTION_ENDED_EARLIER": "Die Zuständigkeit endete schon vorher; sie muss neu vergeben"
    " werden.",
    "JURISDICTION_OVERLAPS": "An einigen dieser Tage ist schon eine Stelle zuständig.",
    "KEY_ID_TAKEN": "Die Stelle hat schon einen anderen Schlüssel dieses Namens.",
    "KEY_VALID_TOO_EARLY": "Ein Schlüssel gilt nicht, bevor er eingetragen wurde.",
    "NOTHING_SUBSCRIBED": "Ein Abonnement nennt mindestens eine Art von Ereignis.",
    "NOTHING_TO_EXPECT": "Wer freie Plätze hat, hat sie heute; ein Tag gilt für die, die noch"
    " keine haben.",
    "NOT_AN_AGENCY_CODE": "Ein Kürzel besteht aus Großbuchstaben und Ziffern, mit Bindestrichen"
    " dazwischen, etwa JA-KREIS.",
    "NOT_A_LANGUAGE": "Sprachen werden mit ihren Kürzeln genannt, etwa de, ar oder uk.",
    "NOT_A_SIGNING_KEY": "Ein Schlüssel hat einen kurzen Namen und 32 Byte Ed25519 in Base64.",
    "NOT_FOR_THIS_INSTITUTION": "Von diesen Ereignissen hört eine Stelle dieser Art nicht.",
    "NOT_HSDS": "Das ist keine Leistung in der Form von HSDS 3, die das Verzeichnis übernehmen"
    " könnte.",
    "NOT_OFFERED": "An diesem Tag bietet die Stelle diese Leistung nicht an.",
    "NO_SUCH_JURISDICTION": "Diese Stelle war für diese Leistung in dieser Gemeinde nie zuständig.",
    "ONE_PLACE_AT_A_TIME": "Schließtage gelten für eine Stelle oder für eine Gemeinde.",
    "ONLY_OWN_CAPACITY": "Ob eine Stelle Plätze hat, sagt sie selbst oder das Verzeichnis.",
    "ONLY_OWN_INSTITUTION": "Das beantragt nur die Stelle selbst oder das Verzeichnis.",
    "OPENING_MALFORMED": "Öffnungszeiten nennen Wochentage von MO bis SU und Uhrzeiten wie 08:30,"
    " die frühere zuerst.",
    "SUBSCRIPTION_ID_TAKEN": "Unter dieser Kennung gibt es schon ein anderes Abonnement.",
    "SUBSCRIPTION_NOT_IN_STATE": "So, wie das Abonnement steht, geht das nicht.",
    "SUCCESSOR_IS_ITSELF": "Eine Stelle kann nicht an ihre eigene Stelle treten.",
    "TEXT_TOO_LONG": "Was über ein Angebot gesagt wird, ist kurz; eines davon ist es nicht.",
    "UNKNOWN_AGENCY": "Keine Stelle mit diesem Kürzel steht im Verzeichnis.",
    "UNKNOWN_EVENT_TYPE": "Diese Art von Ereignis oder dieses Muster gibt es nicht.",
    "UNKNOWN_KIND": "Diese Art von Stelle gibt es nicht.",
    "UNKNOWN_MUNICIPALITY": "Zu diesem Schlüssel gibt es keine Gemeinde.",
    "WILDCARD_NOT_ALLOWED": "Eine Stelle dieser Art hört nur von Ereignissen, die"
    " einzeln genannt sind.",
}
