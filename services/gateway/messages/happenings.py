"""Event type -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "agencies.agency_registered": (
        "Stelle ins Verzeichnis aufgenommen: {name} ({code})",
        "institution entered into the directory: {name} ({code})",
    ),
    "agencies.jurisdiction_assigned": (
        "{agency} wird zuständig für {service} in {municipality} ab {valid_from}",
        "{agency} becomes competent for {service} in {municipality} from {valid_from}",
    ),
    "agencies.jurisdiction_ended": (
        "Zuständigkeit von {agency} für {service} in {municipality} endet am {ends_on}",
        "{agency} stops being competent for {service} in {municipality} on {ends_on}",
    ),
    "agencies.service_offered": ("{code} bietet {service} an", "{code} offers {service}"),
    "cases.assessment_completed": ("Bedarfserhebung abgeschlossen", "assessment completed"),
    "cases.assessment_started": ("Bedarfserhebung begonnen", "assessment begun"),
    "cases.care_plan_agreed": ("Hilfeplan vereinbart und unterschrieben", "care plan signed"),
    "cases.care_plan_revised": ("Hilfeplan fortgeschrieben", "care plan revised"),
    "cases.case_admitted": ("Ins Fallmanagement aufgenommen", "admitted to case management"),
    "cases.case_closed": ("Fall beendet: {reason_code}", "case closed: {reason_code}"),
    "cases.case_manager_assigned": (
        "Fallverantwortung übernommen von {manager}",
        "{manager} became accountable for the case",
    ),
    "cases.case_not_admitted": (
        "Nicht aufgenommen ({reason_code}), anderswohin verwiesen",
        "not admitted ({reason_code}), pointed elsewhere",
    ),
    "cases.case_reopened": ("Fall wieder aufgenommen", "case taken up again"),
    "cases.client_released": (
        "Entpflichtet; Nachfrage am {follow_up_on}",
        "released; somebody asks again on {follow_up_on}",
    ),
    "cases.contact_recorded": ("Kontakt festgehalten ({channel})", "contact recorded ({channel})"),
    "cases.enquiry_received": ("Anfrage von {source}", "enquiry from {source}"),
    "cases.measure_completed": ("Maßnahme beendet: {outcome}", "measure ended: {outcome}"),
    "cases.measure_referred": (
        "Für eine Maßnahme wurde eine Stelle angefragt",
        "an institution was asked to carry out a measure",
    ),
    "cases.monitoring_started": ("Erste Hilfe läuft, Begleitung beginnt", "first service engaged"),
    "cases.plan_taken_up": ("Umsetzung des Hilfeplans begonnen", "care plan being carried out"),
    "cases.structural_finding_reported": (
        "Struktureller Befund gemeldet: {kind} bei {service} in {municipality}",
        "structural finding reported: {kind} with {service} in {municipality}",
    ),
    "clients.client_data_corrected": ("Stammdaten berichtigt", "personal data corrected"),
    "clients.client_registered": ("Akte angelegt", "record opened"),
    "clients.consent_granted": (
        "Einwilligung erteilt: {purpose}",
        "consent given: {purpose}",
    ),
    "clients.consent_withdrawn": (
        "Einwilligung zurückgenommen: {purpose}",
        "consent taken back: {purpose}",
    ),
    "clients.potential_duplicate_flagged": (
        "Mögliche Doppelung bemerkt, nichts zusammengeführt",
        "possible duplicate noticed, nothing merged",
    ),
    "referrals.appointment_scheduled": ("Termin angeboten: {on}", "appointment offered: {on}"),
    "referrals.client_no_show_recorded": ("Nicht zum Termin erschienen", "did not appear"),
    "referrals.disclosure_package_opened": (
        "Paket geöffnet von {recipient}",
        "package opened by {recipient}",
    ),
    "referrals.disclosure_recall_requested": (
        "{recipient} soll das gelesene Paket löschen",
        "{recipient} is asked to give up the package",
    ),
    "referrals.escalation_raised": (
        "Antwort überfällig, Koordination eingeschaltet (Stufe {level})",
        "answer overdue, coordination called in (level {level})",
    ),
    "referrals.information_provided": ("Nachgefragtes nachgereicht", "information provided"),
    "referrals.information_requested": (
        "{recipient} fragt Fehlendes nach",
        "{recipient} asks for what is missing",
    ),
    "referrals.outcome_confirmed": (
        "Ergebnis mit der Person besprochen: {outcome}",
        "outcome talked over with the client: {outcome}",
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
    "referrals.referral_marked_in_error": ("Verweisung war ein Irrtum", "referral was a mistake"),
    "referrals.referral_rejected": (
        "Verweisung abgelehnt: {code}",
        "referral rejected: {code}",
    ),
    "referrals.referral_rerouted": ("Verweisung weitergegeben an {to}", "referral passed to {to}"),
    "referrals.referral_resumed": ("Verweisung geht weiter", "referral resumed"),
    "referrals.referral_submitted": (
        "Verweisung an {recipient}: {service_shown}",
        "referral to {recipient}: {service_shown}",
    ),
    "referrals.referral_suspended": (
        "Verweisung ruht: {reason}",
        "referral suspended: {reason}",
    ),
    "referrals.referral_waitlisted": (
        "Auf der Warteliste, erwartet {expected_on}",
        "on the waiting list, expected {expected_on}",
    ),
    "referrals.referral_withdrawn": ("Verweisung zurückgezogen", "referral withdrawn"),
    "referrals.service_completed": ("Hilfe beendet: {outcome}", "service ended: {outcome}"),
    "referrals.service_reopened": ("Hilfe doch nicht beendet", "service not over after all"),
    "referrals.service_started": ("Hilfe hat begonnen", "service started"),
    "steering.attendance_recorded": ("Anwesenheit: Sitz {seat}", "attendance: seat {seat}"),
    "steering.committee_constituted": ("Gremium gebildet: {name}", "committee set up: {name}"),
    "steering.decision_issued": (
        "Beschluss {reference}: {responsible} bis {due_on}",
        "decision {reference}: {responsible} by {due_on}",
    ),
    "steering.measure_taken": ("Beschlossenes gilt ab {in_force_on}", "in force {in_force_on}"),
    "steering.motion_carried": (
        "Antrag angenommen: {yes} Ja, {no} Nein, {abstentions} Enthaltungen",
        "motion carried: {yes} yes, {no} no, {abstentions} abstentions",
    ),
    "steering.motion_put": (
        "Antrag gestellt, {present} anwesend von nötigen {needed}",
        "motion put, {present} present of {needed} needed",
    ),
    "steering.motion_rejected": (
        "Antrag abgelehnt: {yes} Ja, {no} Nein, {abstentions} Enthaltungen",
        "motion rejected: {yes} yes, {no} no, {abstentions} abstentions",
    ),
    "steering.obstacle_accepted": ("Stolperstein bleibt bestehen", "obstacle accepted as it is"),
    "steering.obstacle_analysed": ("Ursache gefunden: {cause}", "cause found: {cause}"),
    "steering.obstacle_assigned": ("Projektgruppe nimmt sich an", "taken on by a project group"),
    "steering.obstacle_confirmed": ("Stolperstein bestätigt", "obstacle confirmed"),
    "steering.obstacle_decided": ("Entschieden: {reference}", "decided: {reference}"),
    "steering.obstacle_dismissed": ("Kein Stolperstein: {reason_code}", "dismissed: {reason_code}"),
    "steering.obstacle_escalated": ("An das Land gemeldet", "reported to the state"),
    "steering.obstacle_persisted": ("Maßnahme half nicht", "the measure did not help"),
    "steering.obstacle_placed_on_agenda": ("Auf der Tagesordnung", "on the agenda"),
    "steering.obstacle_reported": (
        "Stolperstein gemeldet: {kind} bei {service} in {municipality}",
        "obstacle reported: {kind} with {service} in {municipality}",
    ),
    "steering.obstacle_resolved": ("Stolperstein beseitigt", "obstacle removed"),
    "steering.obstacle_returned": ("Vorschlag abgelehnt, zurück", "proposal rejected, back again"),
    "steering.obstacle_taken_up": ("Stolperstein wird geprüft", "obstacle being looked into"),
    "steering.project_group_formed": ("Projektgruppe gebildet: {name}", "group formed: {name}"),
    "steering.proposal_attached": ("Es gibt einen Vorschlag", "there is a proposal"),
    "steering.proposal_submitted": ("Vorschlag: {title}", "proposal: {title}"),
    "steering.quorum_established": (
        "Beschlussfähig: {present} von nötigen {needed}",
        "quorum: {present} of {needed} needed",
    ),
    "steering.quorum_lost": (
        "Nicht mehr beschlussfähig: {present} von nötigen {needed}",
        "quorum lost: {present} of {needed} needed",
    ),
    "steering.sitting_closed": ("Sitzung beendet", "sitting over"),
    "steering.sitting_convened": ("Sitzung einberufen zum {held_on}", "sitting on {held_on}"),
    "steering.sitting_opened": ("Sitzung eröffnet", "sitting opened"),
    "steering.vote_cast": ("Sitz {seat} stimmt: {vote}", "seat {seat} votes: {vote}"),
}
