"""Code -> the German sentence."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ADMISSION_CRITERIA_NOT_MET": "Aufgenommen wird ein Fall erst, wenn alle fünf Kriterien"
    " erfüllt sind.",
    "ADVISORY_SEAT": "Ein beratender Sitz spricht mit, stimmt aber nicht ab.",
    "AGENCY_CODE_TAKEN": "Dieses Kürzel gehört schon einer anderen Stelle.",
    "AGENCY_ID_NOT_OF_CODE": "Die Kennung einer Stelle folgt aus ihrem Kürzel; diese passt nicht.",
    "ALREADY_DECIDED": "Über diesen Vorschlag hat das Gremium schon entschieden.",
    "ALREADY_EXISTS": "Unter dieser Kennung ist schon etwas gespeichert.",
    "ALREADY_VOTED": "Dieser Sitz hat schon abgestimmt; jeder Sitz hat eine Stimme.",
    "BIRTH_DATE_IN_FUTURE": "Das Geburtsdatum liegt in der Zukunft.",
    "BROKER_AWAY": "Die Dienste sind zurzeit nicht erreichbar. Bitte gleich noch einmal versuchen.",
    "BUSY": "Zu viele ändern dies gerade gleichzeitig. Bitte noch einmal versuchen.",
    "CASE_NOT_OPEN": "Strukturelle Befunde werden aus Fällen gemeldet, die in Arbeit sind.",
    "CASE_NOT_READY_FOR_PLAN": "Ein Hilfeplan wird vereinbart, wenn die Bedarfserhebung"
    " abgeschlossen und der Fall offen ist.",
    "CLIENT_ERASED": "Die Daten dieser Person wurden gelöscht; es ist nichts mehr da.",
    "CONSENT_DOES_NOT_COVER": "Keine gültige Einwilligung deckt diesen Empfänger, diesen Zweck"
    " und diese Daten.",
    "CONSENT_MISSING": "Die Verweisung soll auf einer Einwilligung beruhen, aber es liegt keine"
    " vor.",
    "CONSENT_TOO_LONG": "Eine Einwilligung gilt höchstens zwölf Monate.",
    "DATES_OUT_OF_ORDER": "Ein Beschluss ist nach der Sitzung fällig und wird danach bewertet.",
    "DECISION_INCOMPLETE": "Ein Beschluss braucht Aktenzeichen, zuständige Stelle, Frist und"
    " Bewertungstermin.",
    "EMPTY_AGENDA": "Eine Sitzung hat einen Anlass: Bitte einen Vorschlag auf die Tagesordnung"
    " setzen.",
    "EXPLICIT_BUT_NOT_COVERED": "Was ausdrücklich erlaubt wird, muss auch unter den erlaubten"
    " Daten stehen.",
    "EXPLICIT_CONSENT_MISSING": "Gesundheit, Religion, Gewalt und Strafsachen müssen einzeln und"
    " ausdrücklich erlaubt werden.",
    "FORBIDDEN": "Keine Ihrer Rollen hat das Recht dazu.",
    "IDEMPOTENCY_KEY_MALFORMED": "Ein Idempotency-Key hat 1 bis 200 druckbare ASCII-Zeichen.",
    "IF_MATCH_MALFORMED": "If-Match nimmt einen ETag, genau wie erhalten, in Anführungszeichen.",
    "ILLEGAL_TRANSITION": "Das geht im jetzigen Stand nicht.",
    "INTERNAL": "Bei uns ist etwas schiefgegangen. Bitte bei Rückfragen die Vorgangskennung"
    " nennen.",
    "INVALID": "Angaben fehlen, sind unbekannt oder von falscher Art; siehe details.",
    "JURISDICTION_ENDED_EARLIER": "Die Zuständigkeit endete schon vorher; sie muss neu vergeben"
    " werden.",
    "JURISDICTION_OVERLAPS": "An einigen dieser Tage ist schon eine Stelle zuständig.",
    "KEYS_UNKNOWN": "Die Schlüssel des Anmeldedienstes sind zurzeit nicht lesbar.",
    "KEY_REUSED": "Dieser Idempotency-Key wurde schon mit anderem Inhalt benutzt.",
    "MALFORMED": "Die Anfrage ist nicht lesbar; der Inhalt muss gültiges JSON sein.",
    "MEASURE_PLANNED_TWICE": "Jede Maßnahme eines Plans hat ihre eigene Kennung.",
    "METHOD_NOT_ALLOWED": "Diese Adresse nimmt diese Methode nicht an.",
    "NAME_IS_EMPTY": "Ein Name fehlt; ist nur einer bekannt, steht für den anderen ein Strich.",
    "NOBODY_IN_GROUP": "Eine Projektgruppe braucht Stellen, jede einmal genannt.",
    "NOBODY_NAMED": "Eine Einwilligung in eine Verweisung nennt, wer die Daten bekommen darf.",
    "NOBODY_TO_ACCOMPANY": "Eine Anfrage betrifft mindestens eine Person.",
    "NOBODY_VOTES": "Ein Gremium braucht mindestens einen stimmberechtigten Sitz.",
    "NOTHING_COVERED": "Eine Einwilligung nennt mindestens eine Art von Daten.",
    "NOTHING_TO_CORRECT": "Eine Berichtigung nennt mindestens ein Feld.",
    "NOT_A_CODE": "Hier steht ein Kürzel; freier Text könnte eine Person verraten.",
    "NOT_AN_AGENCY_CODE": "Ein Kürzel besteht aus Großbuchstaben und Ziffern, mit Bindestrichen"
    " dazwischen, etwa JA-KREIS.",
    "NOT_AN_ASSUMED_BIRTH_DATE": "Ein angenommenes Geburtsdatum ist ein 1. Januar.",
    "NOT_COMPETENT": "Die Stelle ist für diese Leistung in dieser Gemeinde nicht zuständig.",
    "NOT_FOUND": "Unter dieser Kennung gibt es nichts, was Sie sehen dürfen.",
    "NOT_JSON": "Der Inhalt muss JSON sein, mit Content-Type: application/json.",
    "NOT_ON_AGENDA": "Beantragt werden kann, was auf der Tagesordnung dieser Sitzung steht.",
    "NOT_YOUR_REFERRAL": "Nur die angeschriebene Stelle kann auf eine Verweisung antworten.",
    "NOT_YOUR_SEAT": "Abstimmen können Sie für die Sitze Ihrer eigenen Stelle.",
    "NO_ANSWER": "Es kam rechtzeitig keine Antwort. Mit demselben Idempotency-Key wiederholen,"
    " um sicherzugehen.",
    "NO_BASE_CONSENT": "Ohne Einwilligung in das Fallmanagement gibt es keinen Fall.",
    "NO_LONGER_POSSIBLE_ONLY": "Angenommenes wird nur zurückgegeben, wenn Hilfe unmöglich"
    " geworden ist.",
    "NO_QUORUM": "Für einen Antrag sind zu wenige stimmberechtigte Sitze anwesend.",
    "NO_SUCH_JURISDICTION": "Diese Stelle war für diese Leistung in dieser Gemeinde nie zuständig.",
    "NO_SUCH_PATH": "Diese Adresse gibt es nicht.",
    "OBSTACLE_NOT_CONFIRMED": "Eine Projektgruppe wird zu einem bestätigten Stolperstein gebildet,"
    " der noch keine hat.",
    "ONLY_CODES": "Stolpersteine werden nur mit Kürzeln beschrieben, damit niemand darin zu"
    " erkennen ist.",
    "OPEN_REFERRALS_REMAIN": "Entpflichtet wird, wenn jede Verweisung abgeschlossen ist.",
    "PACKAGE_TOO_WIDE": "Das Paket enthält mehr, als diese Leistung je erfahren darf.",
    "PERIOD_UPSIDE_DOWN": "Ein Zeitraum endet nicht, bevor er beginnt.",
    "PERSON_MENTIONED": "Die Steuerung arbeitet ohne Personen: bitte keine Kennungen, Anschriften"
    " oder Nummern.",
    "PLAN_ALREADY_AGREED": "Dieser Plan ist schon vereinbart; er kann fortgeschrieben werden.",
    "PLAN_NOT_SIGNED": "Ein Plan gilt, wenn Klient und Fallmanagement unterschrieben haben.",
    "PLAN_WITHOUT_GOALS": "Ein Plan hat mindestens ein Ziel.",
    "REASON_MISSING": "Bitte einen Grund angeben.",
    "REFERENCE_TAKEN": "Ein anderer Beschluss hat schon dieses Aktenzeichen.",
    "SEAT_NOT_PRESENT": "Nur ein anwesender Sitz stimmt ab.",
    "SEAT_TWICE": "Jeder Sitz eines Gremiums wird einmal genannt.",
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
    "TOO_LATE_TO_REOPEN": "Wieder aufgenommen wird binnen vierzehn Tagen, danach braucht es eine"
    " neue Verweisung.",
    "UNKNOWN_AGENCY": "Keine Stelle mit diesem Kürzel steht im Verzeichnis.",
    "UNKNOWN_CLIENT": "Diese Person gibt es nicht, oder Sie dürfen sie nicht sehen.",
    "UNKNOWN_COMMITTEE": "Dieses Gremium gibt es nicht.",
    "UNKNOWN_DATA_CLASS": "Diese Art von Daten gibt es nicht.",
    "UNKNOWN_DOOR": "Das kann der Dienst nicht.",
    "UNKNOWN_FIELDS": "Einige Angaben sind hier nicht bekannt.",
    "UNKNOWN_GROUP": "Diese Projektgruppe gibt es zu diesem Stolperstein nicht.",
    "UNKNOWN_KIND": "Diese Art von Stelle gibt es nicht.",
    "UNKNOWN_MOTION": "Dieser Antrag wurde in dieser Sitzung nicht gestellt.",
    "UNKNOWN_MUNICIPALITY": "Zu diesem Schlüssel gibt es keine Gemeinde.",
    "UNKNOWN_PROPOSAL": "Diese Vorschläge wurden nie eingereicht, oder es ist schon darüber"
    " entschieden.",
    "UNKNOWN_PURPOSE": "Eingewilligt wird in das Fallmanagement oder in die Verweisung zu einer"
    " Leistung.",
    "UNKNOWN_SEAT": "Das Gremium dieser Sitzung hat keinen solchen Sitz.",
    "UNKNOWN_SERVICE": "Diese Leistung gibt es nicht.",
    "UNREADABLE": "Der Dienst konnte die Anfrage nicht lesen.",
    "VOTE_CLOSED": "Die Abstimmung ist vorbei; was beschlossen ist, bleibt.",
    "VOTE_RUNNING": "Über einen anderen Antrag wird gerade abgestimmt.",
}
