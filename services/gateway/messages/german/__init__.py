"""Code -> the German sentence, whoever refuses."""

from typing import Final

from services.gateway.messages.german import (
    agencies,
    cases,
    clients,
    everywhere,
    referrals,
    steering,
)

SENTENCES: Final[dict[str, str]] = {
    **agencies.SENTENCES,
    **cases.SENTENCES,
    **clients.SENTENCES,
    **everywhere.SENTENCES,
    **referrals.SENTENCES,
    **steering.SENTENCES,
}
