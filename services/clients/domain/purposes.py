"""What a consent can be for, and who then receives the data."""

import re
from typing import Final

from services.clients.domain.codes import require_code
from services.clients.domain.consent_errors import (
    NobodyNamed,
    RecipientIsFixed,
    UnknownPurpose,
)

CASE_MANAGEMENT: Final = "case_management"
AT_HOME: Final = frozenset({CASE_MANAGEMENT, "statistics"})
TRANSFER: Final = re.compile(r"transfer:([0-9]{8})", re.ASCII)
TO_OTHERS: Final = re.compile(r"referral:.+|secrecy_release", re.ASCII)


def recipients_for(purpose: str, named: list[str], controller: str) -> frozenset[str]:
    """Return who receives the data for a purpose, or raise a refusal.

    Case management and statistics are `controller`'s own, a transfer is to one municipality.
    """
    require_code(purpose=purpose)
    for recipient in named:
        require_code(recipients=recipient)
    fixed = fixed_recipient(purpose, controller)
    if fixed is not None:
        if set(named) - {fixed}:
            raise RecipientIsFixed(recipient=fixed)
        return frozenset({fixed})
    if not named:
        raise NobodyNamed
    return frozenset(named)


def fixed_recipient(purpose: str, controller: str) -> str | None:
    """Return the recipient that a purpose prescribes, or raise `UnknownPurpose`."""
    if purpose in AT_HOME:
        return controller
    if transfer := TRANSFER.fullmatch(purpose):
        return transfer[1]
    if not TO_OTHERS.fullmatch(purpose):
        raise UnknownPurpose(purpose=purpose)
    return None
