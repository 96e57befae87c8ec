"""What is asked when somebody moves to another municipality."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from services.cases.domain.phase_commands import OfCase
from shared.domain.messages import Command

DeclineReason = Literal["not_competent", "no_capacity", "person_not_moving_here", "other"]
AbortReason = Literal["client_stays", "consent_withdrawn", "case_closed", "other"]


class InitiateTransfer(OfCase):
    """Ask another tenant to go on with the case of somebody who moves.

    `to_tenant` accompanies people in the new `municipality`: that municipality itself, or the
    coordination of its district. The door adds who gives, and whether the client consents.
    """

    transfer_id: UUID
    to_tenant: str
    municipality: str
    summary: str
    from_tenant: str
    consent_known: bool


class CutOverCase(OfCase):
    """Hand the case over, now that the day has come."""

    transfer_id: UUID
    manager: str


class KeepCase(OfCase):
    """Go on as before, since nobody takes the case over."""

    transfer_id: UUID
    reason_code: str


class OfTransfer(Command):
    """Any step with one transfer."""

    transfer_id: UUID
    at: datetime


class OfferTransfer(OfTransfer):
    """Offer the case to the receiver, who has two weeks to answer."""

    case_id: UUID
    client_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str


class AcceptTransfer(OfTransfer):
    """Take the case over from a day on, today unless told, and say who will manage it.

    Whether the client still consents is looked up at the door.
    """

    manager: str
    consent_known: bool
    cut_over_on: date | None = None


class DeclineTransfer(OfTransfer):
    """Do not take the case over."""

    reason_code: DeclineReason


class AbortTransfer(OfTransfer):
    """Take the offer back, also after it was accepted; the giver does so."""

    reason_code: AbortReason


class CompleteTransfer(OfTransfer):
    """Note that the case has been handed over."""


class PassTransferTime(OfTransfer):
    """Do what is due with a transfer by now; nobody asks for it."""
