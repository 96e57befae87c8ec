"""The way of a referral as data: which event leads from which state to which, who is awaited."""

from collections.abc import Mapping
from typing import Final

PREVIOUS: Final = "previous"  # back to where the referral stood before it was suspended

ANY_TIME: Final[Mapping[str, str]] = {
    "referral_withdrawn": "withdrawn",
    "referral_marked_in_error": "entered_in_error",
    "referral_suspended": "suspended",
}
PASSED_ON: Final[Mapping[str, str]] = {
    "referral_rerouted": "rerouted",
    "referral_split": "rerouted",
}
DECIDED: Final[Mapping[str, str]] = {
    "referral_accepted": "accepted",
    "referral_rejected": "rejected",
    **PASSED_ON,
}

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "none": {
        "referral_drafted": "draft",
        "referral_submitted": "submitted",
        "client_signposted": "signposted",
    },
    "draft": {
        "draft_approved": "draft",
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
        **DECIDED,
        "referral_expired": "expired",
        "escalation_raised": "delivered",
        **ANY_TIME,
    },
    "acknowledged": {
        "information_requested": "info_requested",
        "referral_waitlisted": "waitlisted",
        **DECIDED,
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
        "waitlist_position_updated": "waitlisted",
        **DECIDED,
        **ANY_TIME,
    },
    "accepted": {
        "appointment_scheduled": "scheduled",
        "service_started": "in_progress",
        "information_requested": "info_requested",
        "referral_rejected": "rejected",
        **PASSED_ON,
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
        **DECIDED,
        "escalation_raised": "expired",
        **ANY_TIME,
    },
    "suspended": {
        "referral_resumed": PREVIOUS,
        "suspension_eased": "suspended",
        **ANY_TIME,
    },
    "closed": {},
    "rejected": {},
    "rerouted": {},
    "withdrawn": {},
    "entered_in_error": {},
    "signposted": {},
}

# What is told beside the way and leads nowhere: deadlines, reminders, recalls, the moving of cases.
BESIDE: Final = frozenset(
    {
        "capacity_warning_given", "closing_days_noted", "deadline_paused", "deadline_resumed",
        "deadline_set", "disclosure_package_released", "disclosure_recall_confirmed",
        "disclosure_recall_requested", "escalation_resolved", "late_answer_noted",
        "recipient_notified_of_correction", "referral_kept", "reminder_sent", "reroute_proposed",
    }
)  # fmt: skip

# For information the sender is awaited, unless it is the client who must bring it.
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
    "signposted": "nobody",
}

TERMINAL: Final = frozenset(state for state, ways in TRANSITIONS.items() if not ways)
AFTER_ACCEPTANCE: Final = frozenset(
    state for state, ways in TRANSITIONS.items() if "disclosure_package_opened" in ways
)
