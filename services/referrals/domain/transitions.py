"""The way of a referral as data: which event leads from which state to which, who is awaited."""

from collections.abc import Mapping
from typing import Final

PREVIOUS: Final = "previous"  # back to where the referral stood before it was suspended

BREAKS_OFF: Final[Mapping[str, str]] = {
    "referral_withdrawn": "withdrawn",
    "referral_marked_in_error": "entered_in_error",
}
ANY_TIME: Final[Mapping[str, str]] = {**BREAKS_OFF, "referral_suspended": "suspended"}

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "none": {
        "referral_drafted": "draft",
        "referral_submitted": "submitted",
    },
    "draft": {
        "referral_submitted": "submitted",
        **ANY_TIME,
    },
    "submitted": {
        "referral_delivered": "delivered",
        "referral_delivery_failed": "failed",
        **ANY_TIME,
    },
    "failed": {
        "referral_submitted": "submitted",
        **ANY_TIME,
    },
    "delivered": {
        "referral_acknowledged": "acknowledged",
        "information_requested": "info_requested",
        "referral_accepted": "accepted",
        "referral_rejected": "rejected",
        "referral_rerouted": "rerouted",
        "referral_expired": "expired",
        "escalation_raised": "delivered",
        **ANY_TIME,
    },
    "acknowledged": {
        "information_requested": "info_requested",
        "referral_waitlisted": "waitlisted",
        "referral_accepted": "accepted",
        "referral_rejected": "rejected",
        "referral_rerouted": "rerouted",
        "referral_expired": "expired",
        "escalation_raised": "acknowledged",
        **ANY_TIME,
    },
    "info_requested": {
        "information_provided": "acknowledged",
        "referral_expired": "expired",
        **ANY_TIME,
    },
    "waitlisted": {
        "referral_accepted": "accepted",
        "referral_rejected": "rejected",
        "referral_rerouted": "rerouted",
        **ANY_TIME,
    },
    "accepted": {
        "appointment_scheduled": "scheduled",
        "service_started": "in_progress",
        "information_requested": "info_requested",
        "referral_rerouted": "rerouted",
        "referral_rejected": "rejected",
        "disclosure_package_opened": "accepted",
        "escalation_raised": "accepted",
        **ANY_TIME,
    },
    "scheduled": {
        "appointment_scheduled": "scheduled",
        "client_no_show_recorded": "scheduled",
        "service_started": "in_progress",
        "disclosure_package_opened": "scheduled",
        **ANY_TIME,
    },
    "in_progress": {
        "service_completed": "completed",
        "information_requested": "info_requested",
        "disclosure_package_opened": "in_progress",
        "escalation_raised": "in_progress",
        **ANY_TIME,
    },
    "completed": {
        "outcome_confirmed": "closed",
        "service_reopened": "in_progress",
        "disclosure_package_opened": "completed",
        **ANY_TIME,
    },
    "expired": {
        "referral_acknowledged": "acknowledged",
        "referral_accepted": "accepted",
        "referral_rejected": "rejected",
        "referral_rerouted": "rerouted",
        "escalation_raised": "expired",
        **ANY_TIME,
    },
    "suspended": {
        "referral_resumed": PREVIOUS,
        **BREAKS_OFF,
    },
    "closed": {},
    "rejected": {},
    "rerouted": {},
    "withdrawn": {},
    "entered_in_error": {},
}

WAITING_ON: Final[Mapping[str, str]] = {
    "draft": "sender",
    "submitted": "platform",
    "failed": "platform",
    "delivered": "recipient",
    "acknowledged": "recipient",
    "info_requested": "sender",
    "waitlisted": "capacity",
    "accepted": "recipient",
    "scheduled": "client",
    "in_progress": "recipient",
    "completed": "sender",
    "expired": "coordination",
    "suspended": "sender",
    "closed": "nobody",
    "rejected": "nobody",
    "rerouted": "nobody",
    "withdrawn": "nobody",
    "entered_in_error": "nobody",
}

TERMINAL: Final = frozenset(state for state, ways in TRANSITIONS.items() if not ways)
AFTER_ACCEPTANCE: Final = frozenset(
    state for state, ways in TRANSITIONS.items() if "disclosure_package_opened" in ways
)
