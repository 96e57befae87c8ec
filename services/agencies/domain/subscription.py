"""A subscription: an institution's own systems are to hear of events, once two have agreed."""

from dataclasses import dataclass, field, replace
from typing import Final

from services.agencies.domain import subscription_commands as ask
from services.agencies.domain import subscription_events as told
from services.agencies.domain.audience import require_heard
from services.agencies.domain.errors import (
    FourEyesNeeded,
    NothingSubscribed,
    SubscriptionIdTaken,
    SubscriptionNotInState,
)
from shared.domain.aggregate import Aggregate
from shared.domain.messages import Event

Settled = type[told.SubscriptionPaused | told.SubscriptionResumed | told.SubscriptionRevoked]

LEADS_TO: Final[dict[type[Event], str]] = {
    told.SubscriptionRequested: "requested",
    told.SubscriptionApproved: "active",
    told.SubscriptionRefused: "refused",
    told.SubscriptionPaused: "paused",
    told.SubscriptionResumed: "active",
    told.SubscriptionRevoked: "revoked",
}


@dataclass(frozen=True, kw_only=True)
class Subscription:
    """How a subscription stands, for whom, and who asked for it."""

    state: str = "none"
    agency: str = ""
    event_types: list[str] = field(default_factory=list)
    channel: str = ""
    requested_by: str = ""


def evolve(subscription: Subscription, event: Event) -> Subscription:
    """Return the subscription after `event`."""
    if isinstance(event, told.SubscriptionRequested):
        return Subscription(
            state="requested",
            agency=event.agency,
            event_types=event.event_types,
            channel=event.channel,
            requested_by=event.requested_by,
        )
    return replace(subscription, state=LEADS_TO.get(type(event), subscription.state))


def request(subscription: Subscription, command: ask.RequestSubscription) -> list[Event]:
    """Ask for a subscription; asking for the same one again is nothing new."""
    types = sorted(set(command.event_types))
    if not types:
        raise NothingSubscribed
    require_heard(command.institution_kind, types)
    if subscription.agency:
        known = (subscription.agency, subscription.event_types, subscription.channel)
        if known == (command.agency, types, command.channel):
            return []
        raise SubscriptionIdTaken
    requested = told.SubscriptionRequested(
        subscription_id=command.subscription_id,
        agency=command.agency,
        event_types=types,
        channel=command.channel,
        requested_by=command.by,
        at=command.at,
    )
    return [requested]


def approve(subscription: Subscription, command: ask.ApproveSubscription) -> list[Event]:
    """Agree, if the institution may still hear of all that was asked for."""
    if subscription.state == "active":
        return []
    require_second(subscription, command.by)
    require_heard(command.institution_kind, subscription.event_types)
    approved = told.SubscriptionApproved(
        subscription_id=command.subscription_id,
        agency=subscription.agency,
        approved_by=command.by,
        at=command.at,
    )
    return [approved]


def refuse(subscription: Subscription, command: ask.RefuseSubscription) -> list[Event]:
    """Turn the subscription down."""
    if subscription.state == "refused":
        return []
    require_second(subscription, command.by)
    refused = told.SubscriptionRefused(
        subscription_id=command.subscription_id,
        agency=subscription.agency,
        refused_by=command.by,
        at=command.at,
    )
    return [refused]


def require_second(subscription: Subscription, by: str) -> None:
    """Raise a refusal unless it awaits an answer, and somebody else gives it."""
    require_state(subscription, "requested")
    if subscription.requested_by == by:
        raise FourEyesNeeded


def require_state(subscription: Subscription, *allowed: str) -> None:
    """Raise `SubscriptionNotInState` unless the subscription is in one of these."""
    if subscription.state not in allowed:
        raise SubscriptionNotInState(state=subscription.state)


def pause(subscription: Subscription, command: ask.PauseSubscription) -> list[Event]:
    """Pause it."""
    if subscription.state == "paused":
        return []
    require_state(subscription, "active")
    return [settled(told.SubscriptionPaused, subscription, command)]


def resume(subscription: Subscription, command: ask.ResumeSubscription) -> list[Event]:
    """End the pause, if the institution may still hear of all that was asked for."""
    if subscription.state == "active":
        return []
    require_state(subscription, "paused")
    require_heard(command.institution_kind, subscription.event_types)
    return [settled(told.SubscriptionResumed, subscription, command)]


def revoke(subscription: Subscription, command: ask.RevokeSubscription) -> list[Event]:
    """End it for good, whether or not it was answered."""
    if subscription.state == "revoked":
        return []
    require_state(subscription, "requested", "active", "paused")
    return [settled(told.SubscriptionRevoked, subscription, command)]


def settled(
    kind: Settled,
    subscription: Subscription,
    command: ask.PauseSubscription | ask.ResumeSubscription | ask.RevokeSubscription,
) -> Event:
    """Return that this became of the subscription."""
    return kind(subscription_id=command.subscription_id, agency=subscription.agency, at=command.at)


SUBSCRIPTION = Aggregate(
    category="subscription",
    key="subscription_id",
    initial=Subscription(),
    evolve=evolve,
    decisions={
        ask.RequestSubscription: request,
        ask.ApproveSubscription: approve,
        ask.RefuseSubscription: refuse,
        ask.PauseSubscription: pause,
        ask.ResumeSubscription: resume,
        ask.RevokeSubscription: revoke,
    },
    beginnings=frozenset({ask.RequestSubscription}),
    about="Which events an institution's own systems are to hear of.",
)
