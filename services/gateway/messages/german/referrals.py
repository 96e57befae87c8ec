"""Code -> the German sentence, for what referrals refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ALREADY_APPROVED": "Diesen Entwurf hat schon jemand anderes freigegeben.",
    "ALREADY_REFERRED": "Dieselbe Stelle wurde schon um dasselbe gebeten, und die Antwort steht"
    " noch aus.",
    "CITATION_MISSING": "Was eine Weitergabe ohne Einwilligung erlaubt, muss genannt werden.",
    "CONSENT_MISSING": "Die Verweisung soll auf einer Einwilligung beruhen, aber es liegt keine"
    " vor.",
    "CONTACT_ROUTE_MISSING": "Diese Leistung bekommt einen Weg, die Person zu erreichen, und sonst"
    " nichts.",
    "DOCUMENTS_MISSING": "Diese Stelle bekommt genau die Unterlagen, die die Person einzeln"
    " ausgewählt hat.",
    "DRAFT_FOR_SOMEBODY_ELSE": "Dieser Entwurf wurde für eine andere Person oder in einem anderen"
    " Fall begonnen.",
    "ENTRUSTED_STAYS": "Was im Vertrauen gesagt wurde, geht nicht an diese Stelle.",
    "NOTHING_TO_RECALL": "Niemand hat darum gebeten, etwas herauszugeben.",
    "NOT_COMPETENT": "Die Stelle ist für diese Leistung in dieser Gemeinde nicht zuständig.",
    "NOT_YOUR_REFERRAL": "Nur die angeschriebene Stelle kann auf eine Verweisung antworten.",
    "NO_LONGER_POSSIBLE_ONLY": "Angenommenes wird nur zurückgegeben, wenn Hilfe unmöglich geworden"
    " ist.",
    "ONE_LEGAL_BASIS_ONLY": "Eine Verweisung beruht auf genau einer Grundlage: einer Einwilligung"
    " oder etwas anderem.",
    "PACKAGE_TOO_WIDE": "Das Paket enthält mehr, als diese Leistung je erfahren darf.",
    "PROCESSING_RESTRICTED": "Die Daten dieser Person dürfen zurzeit aufbewahrt, aber nicht"
    " weitergegeben werden.",
    "SECOND_PERSON_MISSING": "Was zum Schutz eines Kindes weitergegeben wird, entscheiden zwei"
    " Menschen.",
    "SPLIT_INTO_ONE": "Aufgeteilt wird eine Verweisung in mindestens zwei, jede davon neu.",
    "TOO_LATE_TO_REOPEN": "Wieder aufgenommen wird binnen vierzehn Tagen, danach braucht es eine"
    " neue Verweisung.",
}
