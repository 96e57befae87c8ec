"""What people send in."""

import random
import string
from typing import Final

from services.gateway.demo.people import WERL, clerk
from tests.faults.platform.answers import Answer

CLERK: Final = clerk("KI-SE")
ANSWERS: Final[dict[str, Answer]] = {
    "acceptance": {}, "rejection": {"code": "at_capacity", "by": "agency"},
}  # fmt: skip


def a_name() -> str:
    """Return a name that nobody else has, so that nobody is taken for anybody else."""
    return "".join(random.choices(string.ascii_lowercase, k=12)).title()


def referral(client: str, case: str, consent_id: str) -> Answer:
    """Return the form by which the school advice is asked to help."""
    return {
        "case_id": case, "client_id": client, "municipality": WERL, "service": "school_place",
        "recipient": "KI-SE", "legal_basis": "consent", "consent_id": consent_id,
        "data_classes": ["base"], "urgent": False,
        "preview": {
            "age_band": "10-15", "language": "prs", "interpreter_needed": True,
            "household_size": 4,
        },
    }  # fmt: skip
