"""Event of steering -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
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
    "steering.motion_set_aside": (
        "Abstimmung gegenstandslos: anderswo entschieden",
        "vote set aside: decided elsewhere meanwhile",
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
