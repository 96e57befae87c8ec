"""How far a referral has come: what the rules must remember, and what may be told next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from services.referrals.domain.commands import ByRecipient
from services.referrals.domain.errors import NotYourReferral
from services.referrals.domain.events import (
    DisclosurePackageOpened,
    DisclosureRecallRequested,
    EscalationRaised,
    ReferralDrafted,
    ReferralEvent,
    ReferralResumed,
    ReferralSubmitted,
    ServiceCompleted,
)
from services.referrals.domain.transitions import PREVIOUS, TRANSITIONS, WAITING_ON
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command, Event

E = TypeVar("E", bound=ReferralEvent)


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A referral as the rules see it; `before` is where it returns to from a suspension."""

    state: str = "none"
    before: str = "none"
    referral_id: UUID | None = None
    case_id: UUID | None = None
    client_id: UUID | None = None
    plan_id: UUID | None = None
    measure_id: UUID | None = None
    recipient: str = ""
    service: str = ""
    legal_basis: str = ""
    consent_id: UUID | None = None
    data_classes: tuple[str, ...] = ()
    outcome: str = ""
    completed_on: date = date.min
    escalation: int = 0
    holds_package: bool = False


def evolve(referral: Referral, event: Event) -> Referral:
    """Return `referral` as it stands after `event`."""
    state = next_state(referral, type(event))
    if state is None:
        return remember(referral, event)
    before = referral.state if state == "suspended" else referral.before
    return remember(replace(referral, state=state, before=before), event)


def remember(referral: Referral, event: Event) -> Referral:
    """Return `referral` with what later decisions need of `event`."""
    match event:
        case ReferralDrafted():
            return replace(referral, service=event.service, **identity(event))
        case ReferralSubmitted():
            return submitted(replace(referral, **identity(event)), event)
        case ServiceCompleted():
            return replace(referral, outcome=event.outcome, completed_on=event.completed_on)
        case EscalationRaised():
            return replace(referral, escalation=event.level)
        case DisclosurePackageOpened():
            return replace(referral, holds_package=True)
        case DisclosureRecallRequested():
            return replace(referral, holds_package=False)
        case ReferralResumed(consent_id=consent_id):
            return replace(referral, consent_id=consent_id)
        case _:
            return referral


def identity(event: ReferralEvent) -> dict[str, Any]:
    """Return what every event repeats."""
    names = ("referral_id", "case_id", "client_id", "recipient")
    return {name: getattr(event, name) for name in names}


def submitted(referral: Referral, event: ReferralSubmitted) -> Referral:
    """Return `referral` with what it was submitted with; erased classes are none."""
    return replace(
        referral,
        plan_id=event.plan_id,
        measure_id=event.measure_id,
        service=event.service,
        legal_basis=event.legal_basis,
        consent_id=event.consent_id,
        data_classes=tuple(event.data_classes or ()),
    )


def next_state(referral: Referral, event: type[Event]) -> str | None:
    """Return the state to which an event leads, `None` where the table knows no such way."""
    name = event.type.partition(".")[2]
    state = TRANSITIONS[referral.state].get(name)
    return referral.before if state == PREVIOUS else state


def require(referral: Referral, event: type[Event], asked: Command) -> str:
    """Return the state after `event`, or raise `IllegalTransition` if it cannot happen now."""
    state = next_state(referral, event)
    if state is None:
        raise IllegalTransition(state=referral.state, asked=type(asked).__name__)
    return state


def require_recipient(referral: Referral, asked: ByRecipient) -> None:
    """Raise `NotYourReferral` unless the institution asking is the one addressed."""
    if referral.recipient and asked.agency != referral.recipient:
        raise NotYourReferral


def tell(referral: Referral, event: type[E], asked: Command, **details: Any) -> E:
    """Return the event if the state allows it, with what every event of a referral says."""
    state = require(referral, event, asked)
    told: Callable[..., E] = event
    return told(**known(referral), waiting_on=WAITING_ON[state], **details)


def known(referral: Referral) -> dict[str, Any]:
    """Return what every event of a referral repeats."""
    return {
        "referral_id": referral.referral_id,
        "case_id": referral.case_id,
        "client_id": referral.client_id,
        "recipient": referral.recipient,
    }
