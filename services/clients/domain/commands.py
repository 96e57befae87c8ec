"""What can be asked of clients and of their consents."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

BirthPrecision = Literal["day", "month", "year", "assumed_0101"]
GivenBy = Literal["self", "guardian", "custodian"]
ConsentForm = Literal["paper", "signature_pad", "verbal"]


@dataclass(frozen=True, kw_only=True)
class LookAlike:
    """Another client who might be the same person, and what speaks for it."""

    client_id: UUID
    reasons: list[str]


class RegisterClient(Command):
    """Open the record of one person. The door looks up the `look_alikes`."""

    client_id: UUID
    household_id: UUID | None = None
    given_name: str
    family_name: str
    birth_date: date
    birth_precision: BirthPrecision
    language: str
    phone: str | None = None
    address: str | None = None
    at: datetime
    look_alikes: tuple[LookAlike, ...] = ()


class CorrectClientData(Command):
    """Put right what is wrong; what is left out stays, an empty phone or address is deleted."""

    client_id: UUID
    given_name: str | None = None
    family_name: str | None = None
    birth_date: date | None = None
    birth_precision: BirthPrecision | None = None
    phone: str | None = None
    address: str | None = None
    reason: str
    at: datetime


class GrantConsent(Command):
    """Record that a client allows `recipients` to learn `data_classes` for one `purpose`.

    The purpose is `case_management` or `referral:<service>`.
    """

    consent_id: UUID
    client_id: UUID
    given_by: GivenBy
    purpose: str
    recipients: list[str]
    data_classes: list[str]
    explicit_classes: list[str]
    valid_from: date
    valid_until: date
    text_version: str
    language: str
    mediator: str | None = None
    form: ConsentForm
    at: datetime


class WithdrawConsent(Command):
    """Take a consent back. Always possible, and as easy as giving it."""

    consent_id: UUID
    at: datetime
