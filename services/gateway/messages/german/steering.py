"""Code -> the German sentence, for what steering refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ADVISORY_SEAT": "Ein beratender Sitz spricht mit, stimmt aber nicht ab.",
    "ALREADY_DECIDED": "Über diesen Vorschlag hat das Gremium schon entschieden.",
    "ALREADY_VOTED": "Dieser Sitz hat schon abgestimmt; jeder Sitz hat eine Stimme.",
    "DATES_OUT_OF_ORDER": "Ein Beschluss ist nach der Sitzung fällig und wird danach bewertet.",
    "DECISION_INCOMPLETE": "Ein Beschluss braucht Aktenzeichen, zuständige Stelle, Frist und"
    " Bewertungstermin.",
    "EMPTY_AGENDA": "Eine Sitzung hat einen Anlass: Bitte einen Vorschlag auf die Tagesordnung"
    " setzen.",
    "NOBODY_IN_GROUP": "Eine Projektgruppe braucht Stellen, jede einmal genannt.",
    "NOBODY_VOTES": "Ein Gremium braucht mindestens einen stimmberechtigten Sitz.",
    "NOT_ON_AGENDA": "Beantragt werden kann, was auf der Tagesordnung dieser Sitzung steht.",
    "NO_QUORUM": "Für einen Antrag sind zu wenige stimmberechtigte Sitze anwesend.",
    "OBSTACLE_NOT_CONFIRMED": "Eine Projektgruppe wird zu einem bestätigten Stolperstein gebildet,"
    " der noch keine hat.",
    "ONLY_CODES": "Stolpersteine werden nur mit Kürzeln beschrieben, damit niemand darin zu"
    " erkennen ist.",
    "PERSON_MENTIONED": "Die Steuerung arbeitet ohne Personen: bitte keine Kennungen, Anschriften"
    " oder Nummern.",
    "REFERENCE_TAKEN": "Ein anderer Beschluss hat schon dieses Aktenzeichen.",
    "SEAT_NOT_PRESENT": "Nur ein anwesender Sitz stimmt ab.",
    "SEAT_TWICE": "Jeder Sitz eines Gremiums wird einmal genannt.",
    "UNKNOWN_COMMITTEE": "Dieses Gremium gibt es nicht.",
    "UNKNOWN_GROUP": "Diese Projektgruppe gibt es zu diesem Stolperstein nicht.",
    "UNKNOWN_MOTION": "Dieser Antrag wurde in dieser Sitzung nicht gestellt.",
    "UNKNOWN_PROPOSAL": "Diese Vorschläge wurden nie eingereicht, oder es ist schon darüber"
    " entschieden.",
    "UNKNOWN_SEAT": "Das Gremium dieser Sitzung hat keinen solchen Sitz.",
    "VOTE_CLOSED": "Die Abstimmung ist vorbei; was beschlossen ist, bleibt.",
    "VOTE_RUNNING": "Über einen anderen Antrag wird gerade abgestimmt.",
}
