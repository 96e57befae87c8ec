"""Event of referrals -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "referrals.appointment_scheduled": ("Termin angeboten: {on}", "appointment offered: {on}"),
    "referrals.capacity_warning_given": (
        "Hinweis: {recipient} meldet freie Plätze als »{capacity}«",
        "note: {recipient} says of its capacity: {capacity}",
    ),
    "referrals.client_no_show_recorded": (
        "Nicht zum Termin erschienen ({times}. Mal)",
        "did not appear (time {times})",
    ),
    "referrals.client_signposted": (
        "Weg gewiesen zu einer Stelle, ohne Daten weiterzugeben",
        "pointed to an institution, nothing disclosed",
    ),
    "referrals.closing_days_noted": (
        "{recipient} hat geschlossen am {closed}",
        "{recipient} is closed on {closed}",
    ),
    "referrals.deadline_paused": (
        "Frist angehalten ({kind}), noch {days_left} Tage",
        "deadline paused ({kind}), {days_left} days left",
    ),
    "referrals.deadline_resumed": (
        "Frist läuft weiter ({kind}): {due_on}",
        "deadline runs again ({kind}): {due_on}",
    ),
    "referrals.deadline_set": ("Frist ({kind}): {due_on}", "deadline ({kind}): {due_on}"),
    "referrals.disclosure_package_opened": (
        "Paket geöffnet von {recipient}",
        "package opened by {recipient}",
    ),
    "referrals.disclosure_package_released": (
        "Paket freigegeben für {recipient}",
        "package released to {recipient}",
    ),
    "referrals.disclosure_recall_confirmed": (
        "{recipient} hat das Gelesene gelöscht (behalten: {kept_as})",
        "{recipient} gave up what it had read (kept: {kept_as})",
    ),
    "referrals.disclosure_recall_requested": (
        "{recipient} soll das gelesene Paket löschen ({reason})",
        "{recipient} is asked to give up the package ({reason})",
    ),
    "referrals.draft_approved": (
        "Entwurf freigegeben von {approved_by}",
        "draft approved by {approved_by}",
    ),
    "referrals.escalation_raised": (
        "Antwort überfällig, Koordination eingeschaltet (Stufe {level})",
        "answer overdue, coordination called in (level {level})",
    ),
    "referrals.escalation_resolved": (
        "Verzug erledigt (Stufe {level})",
        "overdue no longer (level {level})",
    ),
    "referrals.information_provided": ("Nachgefragtes nachgereicht", "information provided"),
    "referrals.information_requested": (
        "{recipient} fragt Fehlendes nach",
        "{recipient} asks for what is missing",
    ),
    "referrals.late_answer_noted": (
        "Späte Antwort der früheren Stelle: {answer}",
        "late answer of the previous authority: {answer}",
    ),
    "referrals.outcome_confirmed": (
        "Ergebnis mit der Person besprochen: {outcome}",
        "outcome talked over with the client: {outcome}",
    ),
    "referrals.recipient_notified_of_correction": (
        "{recipient} erfährt, was berichtigt wurde: {changed}",
        "{recipient} is told what was put right: {changed}",
    ),
    "referrals.referral_accepted": (
        "Verweisung angenommen von {recipient}",
        "referral accepted by {recipient}",
    ),
    "referrals.referral_acknowledged": (
        "{recipient} prüft die Verweisung",
        "{recipient} is looking at the referral",
    ),
    "referrals.referral_delivered": (
        "Verweisung zugestellt an {recipient}",
        "referral delivered to {recipient}",
    ),
    "referrals.referral_delivery_failed": ("Zustellung gescheitert", "delivery failed"),
    "referrals.referral_drafted": ("Verweisung vorbereitet", "referral drafted"),
    "referrals.referral_expired": ("Keine Antwort in der Frist", "no answer in time"),
    "referrals.referral_kept": (
        "Nach dem Umzug bleibt {recipient} die richtige Stelle",
        "after the move {recipient} stays the right one",
    ),
    "referrals.referral_marked_in_error": ("Verweisung war ein Irrtum", "referral was a mistake"),
    "referrals.referral_rejected": ("Verweisung abgelehnt: {code}", "referral rejected: {code}"),
    "referrals.referral_rerouted": ("Verweisung weitergegeben an {to}", "referral passed to {to}"),
    "referrals.referral_resumed": ("Verweisung geht weiter", "referral resumed"),
    "referrals.referral_split": ("Verweisung aufgeteilt an {to}", "referral split among {to}"),
    "referrals.referral_submitted": (
        "Verweisung an {recipient}: {service_shown}",
        "referral to {recipient}: {service_shown}",
    ),
    "referrals.referral_suspended": ("Verweisung ruht: {reason}", "referral suspended: {reason}"),
    "referrals.referral_waitlisted": (
        "Auf der Warteliste, erwartet {expected_on}",
        "on the waiting list, expected {expected_on}",
    ),
    "referrals.referral_withdrawn": ("Verweisung zurückgezogen", "referral withdrawn"),
    "referrals.reminder_sent": (
        "Erinnerung an {recipient} ({to}), fällig war {due_on}",
        "{recipient} reminded ({to}), it was due on {due_on}",
    ),
    "referrals.reroute_proposed": (
        "{recipient} ist nicht mehr zuständig, jetzt: {competent}",
        "{recipient} is not competent any more, but {competent}",
    ),
    "referrals.service_completed": (
        "Hilfe beendet am {completed_on}: {outcome}",
        "service ended on {completed_on}: {outcome}",
    ),
    "referrals.service_reopened": ("Hilfe doch nicht beendet", "service not over after all"),
    "referrals.service_started": ("Hilfe hat begonnen", "service started"),
    "referrals.suspension_eased": (
        "Ein Grund zum Ruhen ist entfallen: {reason}",
        "one reason for the suspension is gone: {reason}",
    ),
    "referrals.waitlist_position_updated": (
        "Warteliste: Platz {position}, erwartet {expected_on}",
        "waiting list: place {position}, expected {expected_on}",
    ),
}
