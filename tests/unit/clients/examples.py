"""A family that the tests of clients tell about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.clients.domain.commands import (
    CorrectClientData,
    GrantConsent,
    RegisterClient,
    WithdrawConsent,
)
from services.clients.domain.events import (
    ClientDataCorrected,
    ClientRegistered,
    ConsentGranted,
    ConsentWithdrawn,
)

YUSUF = UUID("01959f40-0000-7000-8000-000000000001")
YOUSEF = UUID("01959f40-0000-7000-8000-000000000002")
CONSENT_ID = UUID("01959f40-0000-7000-8000-000000000003")
AT = datetime(2025, 3, 3, 9, 30, tzinfo=UTC)

REGISTER = RegisterClient(
    client_id=YUSUF,
    given_name="Yusuf",
    family_name="Rahmani",
    birth_date=date(1988, 1, 1),
    birth_precision="assumed_0101",
    language="prs",
    phone="+49 2922 000000",
    address="Walburgisstraße 1, Werl",
    at=AT,
)
REGISTERED = ClientRegistered(
    client_id=YUSUF,
    household_id=None,
    given_name="Yusuf",
    family_name="Rahmani",
    birth_date=date(1988, 1, 1),
    birth_precision="assumed_0101",
    language="prs",
    phone="+49 2922 000000",
    address="Walburgisstraße 1, Werl",
)
GRANT = GrantConsent(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    given_by="self",
    purpose="referral:jobcenter_transfer",
    recipients=["JC"],
    data_classes=["base", "contact"],
    explicit_classes=[],
    valid_from=date(2025, 3, 17),
    valid_until=date(2026, 3, 17),
    text_version="2025-1",
    language="prs",
    mediator="Frau Example",
    form="paper",
    at=AT,
)
GRANTED = ConsentGranted(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    given_by="self",
    purpose="referral:jobcenter_transfer",
    recipients=["JC"],
    data_classes=["base", "contact"],
    explicit_classes=[],
    valid_from=date(2025, 3, 17),
    valid_until=date(2026, 3, 17),
    text_version="2025-1",
    language="prs",
    mediator="Frau Example",
    form="paper",
)
WITHDRAW = WithdrawConsent(consent_id=CONSENT_ID, at=AT)
WITHDRAWN = ConsentWithdrawn(
    consent_id=CONSENT_ID, client_id=YUSUF, purpose="referral:jobcenter_transfer"
)


def registering(**changes: Any) -> RegisterClient:
    return replace(REGISTER, **changes)


def granting(**changes: Any) -> GrantConsent:
    return replace(GRANT, **changes)


def correcting(**changes: Any) -> CorrectClientData:
    return CorrectClientData(
        **{"client_id": YUSUF, "reason": "passport shown", "at": AT, **changes}
    )


def corrected(**changes: Any) -> ClientDataCorrected:
    return ClientDataCorrected(
        **{"client_id": YUSUF, "reason": "passport shown", "changed": list(changes), **changes}
    )
