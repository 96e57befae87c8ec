"""How far a referral has come: what the rules must remember, and what may be told next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from services.referrals.domain.agency_commands import ByRecipient
from services.referrals.domain.clock import Clock, turned
from services.referrals.domain.commands import OfReferral
from services.referrals.domain.errors import NotYourReferral
from services.referrals.domain.events import ReferralEvent
from services.referrals.domain.transitions import BESIDE, PREVIOUS, TRANSITIONS, WAITING_ON
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Event

E = TypeVar("E", bound=ReferralEvent)


@dataclass(frozen=True, kw_only=True)
class Referral:
    """A referral as the rules see it; `before` is where it returns to from a suspension.

    `asked_of` is who has to bring what is missing; `moved`, that it was ended by the move of its
    case to another municipality.
    """

    state: str = "none"
    before: str = "none"
    referral_id: UUID | None = None
    case_id: UUID | None = None
    client_id: UUID | None = None
    plan_id: UUID | None = None
    measure_id: UUID | None = None
    recipient: str = ""
    service: str = ""
    approved_by: str | None = None
    legal_basis: str = ""
    consent_id: UUID | None = None
    data_classes: tuple[str, ...] = ()
    expires: bool = True
    asked_of: str = "sender"
    loops: int = 0
    no_shows: int = 0
    expected_end: date | None = None
    outcome: str = ""
    completed_on: date = date.min
    suspended_for: tuple[str, ...] = ()
    gap_since: date | None = None
    escalation: int = 0
    holds_package: bool = False
    recall_open: bool = False
    proposed: tuple[str, ...] | None = None
    ownership_epoch: int = 0
    moved: bool = False
    clock: Clock = Clock()


def next_state(referral: Referral, event: type[Event]) -> str | None:
    """Return the state to which an event leads, `None` where the table knows no such way."""
    name = event.type.partition(".")[2]
    state = referral.state if name in BESIDE else TRANSITIONS[referral.state].get(name)
    return referral.before if state == PREVIOUS else state


def stepped(referral: Referral, event: Event) -> Referral:
    """Return `referral` in the state that an event leads to, with the clock turned."""
    if not isinstance(event, ReferralEvent):
        return referral
    state = next_state(referral, type(event)) or referral.state
    enters = state == "suspended" != referral.state
    before = referral.state if enters else referral.before
    clock = turned(referral.clock, referral.state, state, event)
    referral = replace(referral, state=state, before=before, clock=clock)
    return referral if state == "suspended" else replace(referral, suspended_for=(), gap_since=None)


def require(referral: Referral, event: type[Event], asked: OfReferral) -> str:
    """Return the state after `event`, or raise `IllegalTransition` if it cannot happen now."""
    state = next_state(referral, event)
    if state is None:
        raise IllegalTransition(state=referral.state, asked=type(asked).__name__)
    return state


def require_recipient(referral: Referral, asked: ByRecipient) -> None:
    """Raise `NotYourReferral` unless the institution asking is the one addressed."""
    if referral.recipient and asked.agency != referral.recipient:
        raise NotYourReferral


def tell(referral: Referral, event: type[E], asked: OfReferral, **details: Any) -> E:
    """Return the event if the state allows it, with what every event of a referral says."""
    state = require(referral, event, asked)
    told: Callable[..., E] = event
    party = details.pop("waiting_on", None) or awaited(referral, state)
    return told(**common(referral, asked), waiting_on=party, **details)


def awaited(referral: Referral, state: str) -> str:
    """Return who is waited for in a state."""
    return referral.asked_of if state == "info_requested" else WAITING_ON.get(state, "nobody")


def common(referral: Referral, asked: OfReferral) -> dict[str, Any]:
    """Return what every event of a referral repeats."""
    return {
        "referral_id": referral.referral_id,
        "case_id": referral.case_id,
        "client_id": referral.client_id,
        "recipient": referral.recipient,
        "at": asked.at,
    }
