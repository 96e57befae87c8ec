"""The phases of a case as data: which event leads from which state to which."""

from collections.abc import Mapping
from typing import Final

PREVIOUS: Final = "previous"  # back to where the case stood before it was paused or offered

Ways = Mapping[str, str]

# What is written down in any case that is not closed, and changes no phase.
NOTED: Final = ("contact_recorded", "appointment_recorded", "document_filed")
# The same once somebody is accompanied.
ACCOMPANIED: Final = (
    *NOTED,
    "need_identified",
    "resource_identified",
    "assessment_result_recorded",
    "self_reliance_part_reached",
    "case_manager_assigned",
    "manager_reported_absent",
    "cover_arranged",
    "cover_ended",
)
# Where a case stays for a while, to return to where it was.
RETURNING: Final = frozenset({"paused", "transferring"})
MOVES: Final[Ways] = {"case_paused": "paused", "case_transfer_initiated": "transferring"}


def staying(state: str, *events: str) -> Ways:
    """Return the ways of events that change no phase."""
    return dict.fromkeys(events, state)


TRANSITIONS: Final[Mapping[str, Ways]] = {
    "none": {
        "enquiry_received": "enquired",
    },
    "enquired": {
        "case_admitted": "intake",
        "case_not_admitted": "not_admitted",
        **staying("enquired", *NOTED),
        "case_closed": "closed",
    },
    "intake": {
        "assessment_started": "assessment",
        **MOVES,
        **staying("intake", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "assessment": {
        "assessment_completed": "planning",
        **MOVES,
        **staying("assessment", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "planning": {
        "plan_taken_up": "linking",
        **MOVES,
        **staying("planning", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "linking": {
        "monitoring_started": "monitoring",
        **MOVES,
        **staying("linking", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "monitoring": {
        "reassessment_triggered": "assessment",
        "evaluation_started": "evaluation",
        **MOVES,
        **staying("monitoring", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "evaluation": {
        "client_released": "closed",
        **staying("evaluation", *ACCOMPANIED, "evaluation_recorded"),
        "case_closed": "closed",
    },
    "paused": {
        "case_resumed": PREVIOUS,
        "case_transfer_initiated": "transferring",
        **staying("paused", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "transferring": {
        "case_transferred": PREVIOUS,
        "case_kept": PREVIOUS,
        **staying("transferring", *ACCOMPANIED),
        "case_closed": "closed",
    },
    "closed": {
        "case_reopened": "assessment",
        **staying("closed", "follow_up_scheduled", "follow_up_due", "follow_up_recorded"),
    },
    "not_admitted": {},
}

OPEN: Final = frozenset(state for state, ways in TRANSITIONS.items() if "case_closed" in ways)
ADMITTED: Final = OPEN - {"enquired"}
WITH_PLAN: Final = frozenset({"planning", "linking", "monitoring"})
