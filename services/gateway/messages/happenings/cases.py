"""Event of cases -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "cases.appointment_recorded": (
        "Termin notiert für {starts_at}",
        "appointment noted for {starts_at}",
    ),
    "cases.assessment_completed": ("Bedarfserhebung abgeschlossen", "assessment completed"),
    "cases.assessment_result_recorded": (
        "Ergebnis einer Erhebung festgehalten",
        "result of an assessment recorded",
    ),
    "cases.assessment_started": ("Bedarfserhebung begonnen", "assessment begun"),
    "cases.care_plan_agreed": ("Hilfeplan vereinbart und unterschrieben", "care plan signed"),
    "cases.care_plan_conflict_resolved": (
        "Zwei Fassungen des Hilfeplans zusammengeführt",
        "two versions of the care plan brought together",
    ),
    "cases.care_plan_revised": (
        "Hilfeplan fortgeschrieben (Fassung {plan_version})",
        "care plan revised (version {plan_version})",
    ),
    "cases.case_admitted": ("Ins Fallmanagement aufgenommen", "admitted to case management"),
    "cases.case_closed": ("Fall beendet: {reason_code}", "case closed: {reason_code}"),
    "cases.case_kept": (
        "Fall bleibt, wo er war: {reason_code}",
        "case stays where it was: {reason_code}",
    ),
    "cases.case_manager_assigned": (
        "Fallverantwortung übernommen von {manager}",
        "{manager} became accountable for the case",
    ),
    "cases.case_not_admitted": (
        "Nicht aufgenommen ({reason_code}), anderswohin verwiesen",
        "not admitted ({reason_code}), pointed elsewhere",
    ),
    "cases.case_paused": ("Fall ruht: {reason_code}", "case paused: {reason_code}"),
    "cases.case_reopened": ("Fall wieder aufgenommen", "case taken up again"),
    "cases.case_resumed": ("Fall geht weiter", "case resumed"),
    "cases.case_transfer_aborted": (
        "Angebot an {to_tenant} zurückgenommen: {reason_code}",
        "offer to {to_tenant} taken back: {reason_code}",
    ),
    "cases.case_transfer_accepted": (
        "{to_tenant} übernimmt den Fall zum {cut_over_on}",
        "{to_tenant} takes the case over on {cut_over_on}",
    ),
    "cases.case_transfer_completed": (
        "Übergabe an {to_tenant} abgeschlossen",
        "handing over to {to_tenant} completed",
    ),
    "cases.case_transfer_declined": (
        "{to_tenant} übernimmt den Fall nicht: {reason_code}",
        "{to_tenant} does not take the case over: {reason_code}",
    ),
    "cases.case_transfer_due": (
        "Tag der Übergabe an {to_tenant} ist da",
        "the day of handing over to {to_tenant} has come",
    ),
    "cases.case_transfer_expired": (
        "{to_tenant} hat auf das Angebot nicht geantwortet",
        "{to_tenant} did not answer the offer",
    ),
    "cases.case_transfer_initiated": (
        "Umzug: Übergabe an {to_tenant} eingeleitet",
        "moving: handing over to {to_tenant} begun",
    ),
    "cases.case_transfer_offered": ("Fall angeboten an {to_tenant}", "case offered to {to_tenant}"),
    "cases.case_transferred": (
        "Fall gehört jetzt {to_tenant}, vorher {from_tenant}",
        "the case now belongs to {to_tenant}, before to {from_tenant}",
    ),
    "cases.client_released": ("Entpflichtet", "released"),
    "cases.contact_recorded": ("Kontakt festgehalten ({channel})", "contact recorded ({channel})"),
    "cases.cover_arranged": (
        "{deputy} vertritt {manager} vom {first_day} bis {last_day}",
        "{deputy} stands in for {manager} from {first_day} to {last_day}",
    ),
    "cases.cover_ended": ("Vertretung durch {deputy} beendet", "{deputy} no longer stands in"),
    "cases.document_filed": ("Unterlage abgelegt: {kind}", "document filed: {kind}"),
    "cases.enquiry_received": ("Anfrage von {source}", "enquiry from {source}"),
    "cases.evaluation_recorded": (
        "Ausgewertet: {goals_reached} von {goals_rated} Zielen erreicht",
        "looked back: {goals_reached} of {goals_rated} goals reached",
    ),
    "cases.evaluation_started": ("Auswertung begonnen", "evaluation begun"),
    "cases.follow_up_due": (
        "Nachfrage fällig seit {follow_up_on}",
        "time to ask again since {follow_up_on}",
    ),
    "cases.follow_up_recorded": ("Nachgefragt, wie es geht", "somebody asked how things are"),
    "cases.follow_up_scheduled": (
        "Nachfrage vorgesehen für den {follow_up_on}",
        "somebody asks again on {follow_up_on}",
    ),
    "cases.goal_status_changed": ("Ziel steht jetzt auf: {status}", "goal now stands at: {status}"),
    "cases.manager_reported_absent": (
        "{manager} fällt aus ab {absent_from}",
        "{manager} is absent from {absent_from}",
    ),
    "cases.measure_completed": ("Maßnahme beendet: {outcome}", "measure ended: {outcome}"),
    "cases.measure_flagged": ("Maßnahme stockt: {reason_code}", "measure held up: {reason_code}"),
    "cases.measure_referred": (
        "Für eine Maßnahme wurde eine Stelle angefragt",
        "an institution was asked to carry out a measure",
    ),
    "cases.measure_unflagged": ("Maßnahme geht weiter", "measure goes on"),
    "cases.monitoring_started": ("Erste Hilfe läuft, Begleitung beginnt", "first service engaged"),
    "cases.need_identified": ("Bedarf festgehalten", "need recorded"),
    "cases.plan_taken_up": ("Umsetzung des Hilfeplans begonnen", "care plan being carried out"),
    "cases.reassessment_triggered": (
        "Zurück zur Bedarfserhebung ({reason_code})",
        "back to the assessment ({reason_code})",
    ),
    "cases.resource_identified": ("Stärke festgehalten", "strength recorded"),
    "cases.self_reliance_part_reached": (
        "In einem Lebensbereich jetzt selbständig",
        "on their own feet in a part of life",
    ),
    "cases.structural_finding_reported": (
        "Struktureller Befund gemeldet: {kind} bei {service} in {municipality}",
        "structural finding reported: {kind} with {service} in {municipality}",
    ),
}
