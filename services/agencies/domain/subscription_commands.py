"""What can be asked of subscriptions and of signing keys."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from shared.domain.messages import Command

Channel = Literal["amqp", "webhook", "feed"]


class RequestSubscription(Command):
    """Ask that an institution's own systems hear of events: by their types, or by a pattern."""

    subscription_id: UUID
    agency: str
    event_types: list[str]
    channel: Channel
    institution_kind: str
    by: str
    at: datetime


class ApproveSubscription(Command):
    """Agree to a subscription that somebody else has asked for."""

    subscription_id: UUID
    institution_kind: str
    by: str
    at: datetime


class RefuseSubscription(Command):
    """Turn down a subscription that somebody else has asked for."""

    subscription_id: UUID
    by: str
    at: datetime


class PauseSubscription(Command):
    """Have an institution hear nothing for a while."""

    subscription_id: UUID
    at: datetime


class ResumeSubscription(Command):
    """End the pause of a subscription."""

    subscription_id: UUID
    institution_kind: str
    at: datetime


class RevokeSubscription(Command):
    """End a subscription for good; whoever wants another one asks anew."""

    subscription_id: UUID
    at: datetime


class RegisterSigningKey(Command):
    """Enter a key with which an institution signs, valid from a moment on; from now if none.

    A second key besides the first is how keys change.
    """

    agency: str
    key_id: str
    public_key: str
    valid_from: datetime | None = None
    at: datetime


class RevokeSigningKey(Command):
    """Have a key count no more from now on; what was signed with it before stays signed."""

    agency: str
    key_id: str
    at: datetime
