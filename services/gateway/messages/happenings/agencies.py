"""Event of agencies -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    "agencies.agency_deactivated": (
        "{agency} gibt es ab {valid_from} nicht mehr",
        "{agency} is no more from {valid_from}",
    ),
    "agencies.agency_merged": (
        "{into} tritt ab {valid_from} an die Stelle von {agency}",
        "{into} takes the place of {agency} from {valid_from}",
    ),
    "agencies.agency_registered": (
        "Stelle ins Verzeichnis aufgenommen: {name} ({code})",
        "institution entered into the directory: {name} ({code})",
    ),
    "agencies.agency_renamed": (
        "{code} heißt ab {valid_from}: {name}",
        "{code} is called {name} from {valid_from}",
    ),
    "agencies.agency_updated": (
        "Angaben zu {code} erneuert",
        "what is known of {code} was updated",
    ),
    "agencies.capacity_declared": (
        "{agency}, freie Plätze für {service}: {capacity}",
        "{agency}, capacity for {service}: {capacity}",
    ),
    "agencies.closing_days_set": ("Schließtage gesetzt: {days}", "closing days set: {days}"),
    "agencies.data_quality_task_raised": (
        "Verzeichnis prüfen ({reason}): {service} in {municipality}",
        "directory to be checked ({reason}): {service} in {municipality}",
    ),
    "agencies.data_quality_task_resolved": (
        "Verzeichnis geprüft: {resolution}",
        "directory checked: {resolution}",
    ),
    "agencies.jurisdiction_assigned": (
        "{agency} wird zuständig für {service} in {municipality} ab {valid_from}",
        "{agency} becomes competent for {service} in {municipality} from {valid_from}",
    ),
    "agencies.jurisdiction_ended": (
        "Zuständigkeit von {agency} für {service} in {municipality} endet am {ends_on}",
        "{agency} stops being competent for {service} in {municipality} on {ends_on}",
    ),
    "agencies.service_changed": (
        "Angebot von {code} geändert: {service}",
        "offer of {code} changed: {service}",
    ),
    "agencies.service_offered": (
        "{code} bietet {service} an ab {valid_from}",
        "{code} offers {service} from {valid_from}",
    ),
    "agencies.service_withdrawn": (
        "{code} bietet {service} ab {valid_from} nicht mehr an",
        "{code} no longer offers {service} from {valid_from}",
    ),
    "agencies.signing_key_registered": (
        "{agency} unterschreibt mit dem Schlüssel {key_id} ab {valid_from}",
        "{agency} signs with the key {key_id} from {valid_from}",
    ),
    "agencies.signing_key_revoked": (
        "Schlüssel {key_id} von {agency} gilt nicht mehr",
        "key {key_id} of {agency} counts no more",
    ),
    "agencies.sla_policy_set": (
        "Fristen für {service} gesetzt ab {valid_from}: {decide_days} Tage bis zur Entscheidung",
        "deadlines for {service} set from {valid_from}: {decide_days} days to decide",
    ),
    "agencies.subscription_approved": (
        "Abonnement für {agency} bewilligt",
        "subscription of {agency} approved",
    ),
    "agencies.subscription_paused": (
        "Abonnement für {agency} ruht",
        "subscription of {agency} paused",
    ),
    "agencies.subscription_refused": (
        "Abonnement für {agency} abgelehnt",
        "subscription of {agency} refused",
    ),
    "agencies.subscription_requested": (
        "Abonnement für {agency} beantragt: {event_types}",
        "subscription of {agency} requested: {event_types}",
    ),
    "agencies.subscription_resumed": (
        "Abonnement für {agency} wieder aufgenommen",
        "subscription of {agency} resumed",
    ),
    "agencies.subscription_revoked": (
        "Abonnement für {agency} beendet",
        "subscription of {agency} revoked",
    ),
}
