"""What can be asked of a consent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

GivenBy = Literal["self", "guardian", "custodian"]
ConsentForm = Literal["paper", "signature_pad", "verbal"]
Direction = Literal["send", "both"]
ReconfirmationCause = Literal["of_age", "custody_changed"]
LapseCause = Literal["term", "case_closed"]


@dataclass(frozen=True, kw_only=True)
class Permission:
    """One recipient may learn one class of data, and the mark that stands for it outside."""

    recipient: str
    data_class: str
    mark: str


class GrantConsent(Command):
    """Record that a client allows `recipients` to learn `data_classes` for one `purpose`.

    The purpose is `case_management`, `referral:<service>`, `transfer:<AGS>`, `statistics` or
    `secrecy_release`. For somebody under sixteen a guardian (`guardian_id`) or a custodian (named
    in `custodian`) consents, unless `insight` says why the child understands. `view` is what a
    minor thinks of it, `witness` who heard what was only said.

    The door adds who holds the data (`controller`), when the person was born, who the `guardians`
    are at present, and the marks of all `permissions`.
    """

    consent_id: UUID
    client_id: UUID
    given_by: GivenBy
    guardian_id: UUID | None = None
    custodian: str | None = None
    insight: str | None = None
    view: str | None = None
    purpose: str
    recipients: list[str]
    direction: Direction = "send"
    data_classes: list[str]
    explicit_classes: list[str]
    valid_from: date
    valid_until: date
    text_version: str
    language: str
    mediator: str | None = None
    form: ConsentForm
    witness: str | None = None
    consequences_explained: bool = True
    evidence_file: str | None = None
    at: datetime
    controller: str = ""
    born: date | None = None
    guardians: tuple[UUID, ...] = ()
    permissions: tuple[Permission, ...] = ()


class RefuseConsent(Command):
    """Record that a client does not consent, so that nobody asks again every day."""

    consent_id: UUID
    client_id: UUID
    purpose: str
    recipients: list[str]
    data_classes: list[str]
    text_version: str
    language: str
    mediator: str | None = None
    at: datetime
    controller: str = ""


class NarrowConsent(Command):
    """Take a part of a consent back: only `recipients` and `data_classes` stay allowed.

    The door adds the marks of the `permissions` that the consent had.
    """

    consent_id: UUID
    recipients: list[str] | None = None
    data_classes: list[str] | None = None
    at: datetime
    permissions: tuple[Permission, ...] = ()


class WithdrawConsent(Command):
    """Take a consent back. Always possible, and as easy as giving it."""

    consent_id: UUID
    at: datetime


class ReconfirmConsent(Command):
    """Have a consent go on that somebody else gave: the client, or the new guardian, agrees.

    The door adds who the `guardians` are at present, and when the person was born.
    """

    consent_id: UUID
    given_by: GivenBy
    guardian_id: UUID | None = None
    at: datetime
    born: date | None = None
    guardians: tuple[UUID, ...] = ()


class DemandReconfirmation(Command):
    """Note that whoever consented for the client has no longer a say."""

    consent_id: UUID
    cause: ReconfirmationCause
    at: datetime


class MoveComingOfAge(Command):
    """Note that the client grows up on another day, for the birth date was put right."""

    consent_id: UUID
    born: date
    at: datetime


class LapseConsent(Command):
    """End a consent whose occasion is over."""

    consent_id: UUID
    cause: LapseCause
    at: datetime


class ReviewConsent(Command):
    """Do what the passing of time asks for: announce the end, ask again, end."""

    consent_id: UUID
    at: datetime
