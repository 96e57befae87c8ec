"""What became of subscriptions and of signing keys; stored for ever."""

from datetime import datetime
from uuid import UUID

from shared.domain.messages import Event, event


@event("agencies.subscription_requested")
class SubscriptionRequested(Event):
    """It was asked that an institution's own systems hear of these types of events."""

    subscription_id: UUID
    agency: str
    event_types: list[str]
    channel: str
    requested_by: str
    at: datetime


@event("agencies.subscription_approved")
class SubscriptionApproved(Event):
    """Somebody other than the one who asked has agreed."""

    subscription_id: UUID
    agency: str
    approved_by: str
    at: datetime


@event("agencies.subscription_refused")
class SubscriptionRefused(Event):
    """Somebody other than the one who asked has turned it down."""

    subscription_id: UUID
    agency: str
    refused_by: str
    at: datetime


@event("agencies.subscription_paused")
class SubscriptionPaused(Event):
    """The institution hears nothing for a while."""

    subscription_id: UUID
    agency: str
    at: datetime


@event("agencies.subscription_resumed")
class SubscriptionResumed(Event):
    """The institution is to hear again."""

    subscription_id: UUID
    agency: str
    at: datetime


@event("agencies.subscription_revoked")
class SubscriptionRevoked(Event):
    """The subscription has ended for good."""

    subscription_id: UUID
    agency: str
    at: datetime


@event("agencies.signing_key_registered")
class SigningKeyRegistered(Event):
    """An institution signs with this Ed25519 key from a moment on; the key is public."""

    agency: str
    key_id: str
    public_key: str
    valid_from: datetime


@event("agencies.signing_key_revoked")
class SigningKeyRevoked(Event):
    """The key counts no more from this moment on; what was signed before stays signed."""

    agency: str
    key_id: str
    at: datetime
