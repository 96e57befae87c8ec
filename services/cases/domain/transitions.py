"""The phases of a case as data: which event leads from which state to which."""

from collections.abc import Mapping
from typing import Final

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "none": {
        "enquiry_received": "enquired",
    },
    "enquired": {
        "case_admitted": "intake",
        "case_not_admitted": "not_admitted",
        "contact_recorded": "enquired",
        "case_closed": "closed",
    },
    "intake": {
        "assessment_started": "assessment",
        "contact_recorded": "intake",
        "case_closed": "closed",
    },
    "assessment": {
        "assessment_completed": "planning",
        "contact_recorded": "assessment",
        "case_closed": "closed",
    },
    "planning": {
        "plan_taken_up": "linking",
        "contact_recorded": "planning",
        "case_closed": "closed",
    },
    "linking": {
        "monitoring_started": "monitoring",
        "contact_recorded": "linking",
        "case_closed": "closed",
    },
    "monitoring": {
        "client_released": "closed",
        "contact_recorded": "monitoring",
        "case_closed": "closed",
    },
    "closed": {
        "case_reopened": "assessment",
    },
    "not_admitted": {},
}

OPEN: Final = frozenset(state for state, ways in TRANSITIONS.items() if "case_closed" in ways)
ADMITTED: Final = OPEN - {"enquired"}
WITH_PLAN: Final = frozenset({"planning", "linking", "monitoring"})
