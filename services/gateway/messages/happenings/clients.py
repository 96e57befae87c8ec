"""Event of clients -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "clients.breach_assessment_opened": (
        "Mögliche Datenpanne: zu prüfen bis {due_at}",
        "possible breach: to be assessed by {due_at}",
    ),
    "clients.breach_closed": ("Datenpanne entschieden: {decision}", "breach decided: {decision}"),
    "clients.breach_deadline_passed": (
        "72 Stunden sind um, und niemand hat entschieden",
        "the 72 hours are over, and nobody has decided",
    ),
    "clients.breach_documented": (
        "Datenpanne dokumentiert, betroffen: {persons_concerned}",
        "breach documented, concerned: {persons_concerned}",
    ),
    "clients.client_data_corrected": (
        "Stammdaten berichtigt: {changed}",
        "personal data corrected: {changed}",
    ),
    "clients.client_handed_over": (
        "Zuständig ist jetzt {to_tenant}",
        "{to_tenant} is in charge now",
    ),
    "clients.client_registered": ("Akte angelegt", "record opened"),
    "clients.clients_merged": (
        "Zwei Akten gehören zu einer Person; niemand sieht dadurch mehr",
        "two records are of one person; nobody sees more by that",
    ),
    "clients.clients_unmerged": (
        "Doch zwei Personen: Verbindung gelöst",
        "two persons after all: link undone",
    ),
    "clients.consent_coming_of_age_moved": (
        "Geburtsdatum berichtigt: Einwilligung gilt bis zur Volljährigkeit neu berechnet",
        "birth date put right: the coming of age, on which a consent hangs, has moved",
    ),
    "clients.consent_expired": ("Einwilligung erloschen ({cause})", "consent has ended ({cause})"),
    "clients.consent_expiry_approaching": (
        "Einwilligung läuft ab am {valid_until}",
        "consent ends on {valid_until}",
    ),
    "clients.consent_granted": (
        "Einwilligung erteilt, gültig bis {valid_until}",
        "consent given, valid until {valid_until}",
    ),
    "clients.consent_narrowed": (
        "Einwilligung zum Teil zurückgenommen",
        "part of a consent taken back",
    ),
    "clients.consent_reconfirmation_due": (
        "Einwilligung muss bestätigt werden",
        "consent has to be confirmed",
    ),
    "clients.consent_reconfirmed": ("Einwilligung bestätigt", "consent confirmed"),
    "clients.consent_refused": ("Einwilligung nicht erteilt", "consent refused"),
    "clients.consent_withdrawn": ("Einwilligung zurückgenommen", "consent taken back"),
    "clients.custody_set": ("Sorge für ein Kind geregelt", "custody of a child settled"),
    "clients.entry_content_withdrawn": (
        "Rest des Eintrags in der falschen Akte vernichtet",
        "what was left in the wrong file destroyed",
    ),
    "clients.entry_discarded": (
        "Eintrag vernichtet, er gehörte zu niemandem hier",
        "entry destroyed, it belonged to nobody here",
    ),
    "clients.entry_filed": ("In die Akte gelegt: {kind}", "filed: {kind}"),
    "clients.entry_marked_in_error": (
        "Eintrag lag in der falschen Akte",
        "entry was in the wrong file",
    ),
    "clients.entry_reattributed": (
        "Eintrag gehört in eine andere Akte",
        "entry belongs into another file",
    ),
    "clients.household_formed": ("Haushalt angelegt", "household formed"),
    "clients.household_member_joined": ("Im Haushalt dazugekommen", "joined the household"),
    "clients.household_member_left": ("Aus dem Haushalt ausgezogen", "left the household"),
    "clients.identifier_recorded": (
        "Nummer eines Dokuments vermerkt: {kind}",
        "number of a document noted: {kind}",
    ),
    "clients.location_protection_lifted": (
        "Schutz des Aufenthaltsorts aufgehoben",
        "protection of the location lifted",
    ),
    "clients.location_protection_set": ("Aufenthaltsort geschützt", "location protected"),
    "clients.merge_proposed": (
        "Zwei Akten als eine Person vorgeschlagen",
        "two records proposed to be of one person",
    ),
    "clients.merge_rejected": (
        "Vorschlag abgelehnt: es bleiben zwei Personen",
        "proposal rejected: they stay two persons",
    ),
    "clients.name_variant_added": (
        "Andere Schreibweise des Namens vermerkt ({script}, {source_document})",
        "another spelling of the name noted ({script}, {source_document})",
    ),
    "clients.potential_duplicate_flagged": (
        "Mögliche Doppelung bemerkt, nichts zusammengeführt",
        "possible duplicate noticed, nothing merged",
    ),
    "clients.processing_restricted": (
        "Verarbeitung eingeschränkt, nichts wird weitergegeben",
        "processing restricted, nothing is disclosed",
    ),
    "clients.processing_unrestricted": (
        "Einschränkung der Verarbeitung aufgehoben",
        "restriction of processing lifted",
    ),
    "clients.record_assigned": (
        "Zugeordnet, was gemeinsam erfasst war: {kind}",
        "assigned what was recorded while linked: {kind}",
    ),
}
