"""What the platform asks of a referral, because time passes or others did something."""

from datetime import date
from typing import Literal
from uuid import UUID

from services.referrals.domain.commands import AboutSomebody, OfReferral

RecallReason = Literal["consent", "taken_back", "wrong_person", "moved"]


class DeliverReferral(OfReferral):
    """Put the referral into the recipient's inbox."""


class NoteDeliveryFailure(OfReferral):
    """Take note that the referral could not reach its recipient."""


class ExpireReferral(OfReferral):
    """Give up waiting for an answer; a late one still counts."""


class PassTime(OfReferral):
    """Do whatever is due by now: remind, escalate, expire, give up."""


class NoteClosingDays(OfReferral):
    """Take note of days on which the recipient is closed."""

    closed: list[date]


class ProposeReroute(OfReferral):
    """Take note that others are competent by now."""

    competent: list[str]


class DraftChild(AboutSomebody):
    """Prepare the referral that follows another one."""

    parent_id: UUID
    group_id: UUID | None = None


class MoveReferral(OfReferral):
    """Decide what becomes of the referral now that its case belongs to another municipality."""

    owner: str
    ownership_epoch: int
    municipality: str
    competent: list[str]
    child_referral_id: UUID


class RequestRecall(OfReferral):
    """Ask the recipient to give up what it has read, whatever the state."""

    reason: RecallReason


class NotifyOfCorrection(OfReferral):
    """Tell the recipient which fields of what it has read have changed."""

    changed: list[str]
