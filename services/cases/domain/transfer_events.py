"""What happened when somebody moved to another municipality; stored for ever."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from services.cases.domain.events import CaseEvent
from shared.domain.messages import event
from shared.domain.personal import Personal


@event("cases.case_transfer_initiated", subject="client_id")
class CaseTransferInitiated(CaseEvent):
    """Somebody moves; another tenant is to go on with the case, and reads the summary if it does.

    The receiver is the new municipality, or whoever accompanies people there. How far the case is
    and how many people it is about are all that the receiver learns before.
    """

    transfer_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str
    phase: str
    persons: int
    summary: Personal[str]


@event("cases.case_transferred")
class CaseTransferred(CaseEvent):
    """From now on the receiver owns the case; whoever acts under an older epoch is refused."""

    transfer_id: UUID
    client_ids: list[UUID]
    from_tenant: str
    to_tenant: str
    municipality: str
    ownership_epoch: int


@event("cases.case_kept")
class CaseKept(CaseEvent):
    """Nobody took the case over; it goes on where it was."""

    transfer_id: UUID
    reason_code: str


@dataclass(frozen=True, kw_only=True)
class TransferEvent(CaseEvent):
    """Which transfer, of which case, to whom."""

    transfer_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str


@event("cases.case_transfer_offered")
class CaseTransferOffered(TransferEvent):
    """The receiver may take the case over, and answers before the offer expires."""

    expires_at: datetime


@event("cases.case_transfer_accepted")
class CaseTransferAccepted(TransferEvent):
    """The receiver takes the case over from a day on; the person named will manage it."""

    cut_over_on: date
    manager: str


@event("cases.case_transfer_declined")
class CaseTransferDeclined(TransferEvent):
    """The receiver does not take the case over."""

    reason_code: str


@event("cases.case_transfer_expired")
class CaseTransferExpired(TransferEvent):
    """The receiver did not answer in time."""


@event("cases.case_transfer_aborted")
class CaseTransferAborted(TransferEvent):
    """The giver took the offer back."""

    reason_code: str


@event("cases.case_transfer_due")
class CaseTransferDue(TransferEvent):
    """The day of the handing over has come."""

    manager: str


@event("cases.case_transfer_completed")
class CaseTransferCompleted(TransferEvent):
    """The case has been handed over."""
