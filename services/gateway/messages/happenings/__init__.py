"""Event type -> what happened, in plain words; {fields} are filled in from the event."""

from typing import Final

from services.gateway.messages.happenings import (
    agencies,
    cases,
    clients,
    referrals,
    steering,
)

# type -> (German, English)
HAPPENINGS: Final[dict[str, tuple[str, str]]] = {
    **agencies.HAPPENINGS,
    **cases.HAPPENINGS,
    **clients.HAPPENINGS,
    **referrals.HAPPENINGS,
    **steering.HAPPENINGS,
}
