"""What can be asked of the record of a person."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

BirthPrecision = Literal["day", "month", "year", "assumed_0101"]
Ground = Literal["accuracy_contested", "unlawful", "needed_for_claims", "objection"]


@dataclass(frozen=True, kw_only=True)
class LookAlike:
    """Another client who might be the same person, and what speaks for it."""

    client_id: UUID
    reasons: list[str]


class RegisterClient(Command):
    """Open the record of one person. The door looks up the `look_alikes`."""

    client_id: UUID
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


class AddNameVariant(Command):
    """Note how another document or script spells the name. The door looks up the `look_alikes`.

    `script` is a code such as `Arab`, `source_document` one such as `passport`.
    """

    client_id: UUID
    given_name: str
    family_name: str
    script: str
    source_document: str
    at: datetime
    look_alikes: tuple[LookAlike, ...] = ()


class RecordIdentifier(Command):
    """Note the number of a document, such as a passport. It is never used to find anybody."""

    client_id: UUID
    kind: str
    value: str
    at: datetime


class RestrictProcessing(Command):
    """Keep the data, and disclose nothing new (Art. 18 GDPR)."""

    client_id: UUID
    ground: Ground
    reason: str
    at: datetime


class UnrestrictProcessing(Command):
    """End the restriction."""

    client_id: UUID
    reason: str
    at: datetime


class SetProtectedLocation(Command):
    """Have nobody outside learn where the person is (§ 51 BMG).

    `basis` is a code such as `residents_act_51` or `shelter`.
    """

    client_id: UUID
    basis: str
    note: str | None = None
    at: datetime


class LiftProtectedLocation(Command):
    """End the protection of where the person is."""

    client_id: UUID
    reason: str
    at: datetime


class HandOverClient(Command):
    """Note that another municipality is in charge from now on, as of a handed over case."""

    client_id: UUID
    to_tenant: str
    ownership_epoch: int
    at: datetime
