"""Code -> the German sentence, for what cases refuses."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "ADMISSION_CRITERIA_NOT_MET": "Aufgenommen wird ein Fall erst, wenn alle fünf Kriterien"
    " erfüllt sind.",
    "ALREADY_THE_OWNER": "Übergeben wird ein Fall an jemand anderen als den, der ihn schon hat.",
    "CASE_NOT_OPEN": "Strukturelle Befunde werden aus Fällen gemeldet, die in Arbeit sind.",
    "CASE_NOT_READY_FOR_PLAN": "Ein Hilfeplan wird vereinbart, wenn die Bedarfserhebung"
    " abgeschlossen und der Fall offen ist.",
    "COVER_IN_THE_PAST": "Eine Vertretung beginnt heute oder später; bei Krankheit auch gestern.",
    "COVER_UPSIDE_DOWN": "Eine Vertretung endet nicht, bevor sie beginnt.",
    "CUT_OVER_IN_THE_PAST": "Übergeben wird ein Fall heute oder später.",
    "DEPUTY_IS_MANAGER": "Niemand vertritt sich selbst.",
    "EVALUATION_MISSING": "Entpflichtet wird, wenn Klient und Fallmanagement gemeinsam"
    " zurückgeblickt haben.",
    "EXPORT_NOTE_MISSING": "Wer das Land verlässt, nimmt einen Auszug mit: Bitte angeben, wohin er"
    " ging.",
    "FOLLOW_UP_TOO_EARLY": "Eine Nachfrage liegt in der Zukunft.",
    "GOALS_STILL_OPEN": "Ausgewertet wird, wenn kein Ziel des Plans mehr offen ist.",
    "GOAL_NAMED_TWICE": "Jedes Ziel eines Plans hat seine eigene Kennung.",
    "MEASURE_PLANNED_TWICE": "Jede Maßnahme eines Plans hat ihre eigene Kennung.",
    "NEVER_ADMITTED": "Wieder aufgenommen wird, was einmal aufgenommen war; sonst braucht es eine"
    " neue Anfrage.",
    "NOBODY_TO_ACCOMPANY": "Eine Anfrage betrifft mindestens eine Person.",
    "NOT_A_PERSON": "Ein Fall wird von einem Menschen geführt, genannt mit dessen Anmeldenamen.",
    "NOT_A_RATING": "Bewertet wird die Hilfe von 1 bis 5.",
    "NOT_A_TEAM_LEAD": "Wer einen Fall verantwortet und wer vertritt, entscheidet die Teamleitung.",
    "NOT_OF_THE_TEAM": "Wer an einem Fall arbeitet, entscheidet das Team, dem er gehört.",
    "NOT_YOURS_TO_ABORT": "Ein Angebot nimmt zurück, wer es gemacht hat.",
    "NOT_YOURS_TO_ANSWER": "Ein Angebot beantwortet, wem es gemacht wurde.",
    "NO_BASE_CONSENT": "Ohne Einwilligung in das Fallmanagement gibt es keinen Fall.",
    "NO_COVER_ARRANGED": "In diesem Fall vertritt gerade niemand.",
    "NO_FOLLOW_UP_PENDING": "In diesem Fall steht keine Nachfrage aus.",
    "NO_TRANSFER_CONSENT": "Ein Fall zieht um, wenn die Person für die neue Gemeinde eingewilligt"
    " hat.",
    "OPEN_REFERRALS_REMAIN": "Entpflichtet wird, wenn jede Verweisung abgeschlossen ist.",
    "OUTSIDE_THE_STATE": "Übergeben wird innerhalb des Landes; sonst wird der Fall beendet und ein"
    " Auszug mitgegeben.",
    "PICTURE_INCOMPLETE": "Eine Bedarfserhebung ist fertig, wenn Bedarf und Stärken genannt sind.",
    "PLAN_ALREADY_AGREED": "Dieser Plan ist schon vereinbart; er kann fortgeschrieben werden.",
    "PLAN_NOT_SIGNED": "Ein Plan gilt, wenn Klient und Fallmanagement unterschrieben haben.",
    "PLAN_WITHOUT_GOALS": "Ein Plan hat mindestens ein Ziel.",
    "STILL_NEEDS_HELP": "Entpflichtet wird, wer allein zurechtkommt; sonst geht der Fall weiter"
    " oder wird beendet.",
    "UNKNOWN_GOAL": "Dieses Ziel gehört nicht zu dem Plan.",
}
