"""A family that the tests of clients tell about."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.clients.domain.commands import (
    CorrectClientData,
    GrantConsent,
    Permission,
    RegisterClient,
    WithdrawConsent,
)
from services.clients.domain.consent_events import (
    ConsentGranted,
    ConsentRefused,
    ConsentWithdrawn,
)
from services.clients.domain.events import ClientDataCorrected, ClientRegistered
from shared.domain.personal import ERASED

YUSUF = UUID("01959f40-0000-7000-8000-000000000001")
YOUSEF = UUID("01959f40-0000-7000-8000-000000000002")
CONSENT_ID = UUID("01959f40-0000-7000-8000-000000000003")
WERL, SOEST = "05974052", "05974040"
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
    given_name="Yusuf",
    family_name="Rahmani",
    birth_date=date(1988, 1, 1),
    birth_precision="assumed_0101",
    language="prs",
    phone="+49 2922 000000",
    address="Walburgisstraße 1, Werl",
)
ERASED_PERSON = replace(
    REGISTERED,
    given_name=ERASED,
    family_name=ERASED,
    birth_date=ERASED,
    phone=ERASED,
    address=ERASED,
)
MAY: tuple[Permission, ...] = tuple(
    Permission(recipient=recipient, data_class=each, mark=f"{recipient}-{each}")
    for recipient in ("GA", "JC")
    for each in ("base", "contact", "health")
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
    controller=WERL,
    born=date(1988, 1, 1),
    permissions=MAY,
)
GRANTED = ConsentGranted(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    marks=["JC-base", "JC-contact"],
    given_by="self",
    guardian_id=None,
    custodian=None,
    insight=None,
    view=None,
    purpose="referral:jobcenter_transfer",
    recipients=["JC"],
    direction="send",
    data_classes=["base", "contact"],
    explicit_classes=[],
    valid_from=date(2025, 3, 17),
    valid_until=date(2026, 3, 17),
    text_version="2025-1",
    language="prs",
    mediator="Frau Example",
    form="paper",
    witness=None,
    consequences_explained=True,
    evidence_file=None,
    of_age_on=None,
)
WITHDRAW = WithdrawConsent(consent_id=CONSENT_ID, at=AT)
WITHDRAWN = ConsentWithdrawn(consent_id=CONSENT_ID, client_id=YUSUF)
REFUSED = ConsentRefused(
    consent_id=CONSENT_ID,
    client_id=YUSUF,
    purpose="referral:jobcenter_transfer",
    recipients=["JC"],
    data_classes=["base"],
    text_version="2025-1",
    language="prs",
    mediator=None,
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
