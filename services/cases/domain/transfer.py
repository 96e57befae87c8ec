"""The transfer: a case is offered to another tenant, who takes it over or does not."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from services.cases.domain import transfer_commands as ask
from services.cases.domain import transfer_events as told
from services.cases.domain.errors import CutOverInThePast, NoTransferConsent
from services.cases.domain.follow_up import beginning_of
from services.cases.domain.team import require_person
from shared.domain.aggregate import Aggregate, Wake
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Event
from shared.domain.working_days import day_of

E = TypeVar("E", bound=told.TransferEvent)

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "none": {
        "case_transfer_offered": "offered",
    },
    "offered": {
        "case_transfer_accepted": "accepted",
        "case_transfer_declined": "declined",
        "case_transfer_expired": "expired",
        "case_transfer_aborted": "aborted",
    },
    "accepted": {
        "case_transfer_due": "due",
        "case_transfer_aborted": "aborted",
    },
    "due": {
        "case_transfer_completed": "completed",
        "case_transfer_aborted": "aborted",
    },
    "declined": {},
    "expired": {},
    "aborted": {},
    "completed": {},
}
TIME_TO_ANSWER: Final = timedelta(days=14)
# Once a transfer is due, nobody takes it back who was not asked by the facts.
BY_THE_FACTS: Final = frozenset({"consent_withdrawn", "case_closed"})


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """A transfer as the rules see it."""

    state: str = "none"
    case_id: UUID | None = None
    client_id: UUID | None = None
    transfer_id: UUID | None = None
    from_tenant: str = ""
    to_tenant: str = ""
    municipality: str = ""
    expires_at: datetime | None = None
    cut_over_on: date | None = None
    manager: str = ""


def evolve(transfer: Transfer, event: Event) -> Transfer:
    """Return `transfer` as it stands after `event`."""
    if not isinstance(event, told.TransferEvent):
        return transfer
    kept = {name: value for name, value in vars(event).items() if name in KEPT}
    return replace(transfer, state=following(transfer, type(event)) or transfer.state, **kept)


KEPT: Final = frozenset(Transfer.__dataclass_fields__) - {"state"}


def following(transfer: Transfer, event: type[Event]) -> str | None:
    """Return the state to which an event leads, `None` where the table knows no such way."""
    return TRANSITIONS[transfer.state].get(event.type.partition(".")[2])


def offer(transfer: Transfer, command: ask.OfferTransfer) -> list[Event]:
    """Give the receiver two weeks to answer; an offer is made once."""
    if following(transfer, told.CaseTransferOffered) is None:
        return []
    offered = {name: value for name, value in vars(command).items() if name in KEPT}
    return [told.CaseTransferOffered(**offered, expires_at=command.at + TIME_TO_ANSWER)]


def accept(transfer: Transfer, command: ask.AcceptTransfer) -> list[Event]:
    """Take the case over on a day; where that is today, it is due at once."""
    today = day_of(command.at)
    day = command.cut_over_on or today
    accepted = tell(
        transfer, told.CaseTransferAccepted, command, cut_over_on=day, manager=command.manager
    )
    require_person(command.manager, transfer.to_tenant)
    if day < today:
        raise CutOverInThePast(fields={"cut_over_on": ["It lies in the past."]})
    if not command.consent_known:
        raise NoTransferConsent(municipality=transfer.municipality)
    if day > today:
        return [accepted]
    return [accepted, of(transfer, told.CaseTransferDue, manager=command.manager)]


def decline(transfer: Transfer, command: ask.DeclineTransfer) -> list[Event]:
    """Leave the case where it is."""
    reason = command.reason_code
    return [tell(transfer, told.CaseTransferDeclined, command, reason_code=reason)]


def abort(transfer: Transfer, command: ask.AbortTransfer) -> list[Event]:
    """Take the offer back; what only follows from the facts may come too late."""
    reason = command.reason_code
    if reason in BY_THE_FACTS and following(transfer, told.CaseTransferAborted) is None:
        return []
    aborted = tell(transfer, told.CaseTransferAborted, command, reason_code=reason)
    if transfer.state == "due" and reason not in BY_THE_FACTS:
        raise IllegalTransition(state=transfer.state, asked=type(command).__name__)
    return [aborted]


def complete(transfer: Transfer, command: ask.CompleteTransfer) -> list[Event]:
    """Note once that the case has been handed over."""
    if following(transfer, told.CaseTransferCompleted) is None:
        return []
    return [of(transfer, told.CaseTransferCompleted)]


def pass_time(transfer: Transfer, command: ask.PassTransferTime) -> list[Event]:
    """Expire an offer that nobody answered, or tell that the day of the cut-over has come."""
    due = next_due(transfer)
    if due is None or command.at < due:
        return []
    if transfer.state == "offered":
        return [of(transfer, told.CaseTransferExpired)]
    return [of(transfer, told.CaseTransferDue, manager=transfer.manager)]


def next_due(transfer: Transfer) -> datetime | None:
    """Return when an offer expires, or when the case is to be handed over."""
    if transfer.state == "offered":
        return transfer.expires_at
    if transfer.state == "accepted" and transfer.cut_over_on:
        return beginning_of(transfer.cut_over_on)
    return None


def tell(transfer: Transfer, event: type[E], asked: ask.OfTransfer, **details: Any) -> E:
    """Return the event if the state allows it."""
    if following(transfer, event) is None:
        raise IllegalTransition(state=transfer.state, asked=type(asked).__name__)
    return of(transfer, event, **details)


def of(transfer: Transfer, event: type[E], **details: Any) -> E:
    """Return the event with what every event of a transfer repeats."""
    told_: Callable[..., E] = event
    return told_(
        transfer_id=transfer.transfer_id,
        case_id=transfer.case_id,
        client_id=transfer.client_id,
        from_tenant=transfer.from_tenant,
        to_tenant=transfer.to_tenant,
        municipality=transfer.municipality,
        **details,
    )


TRANSFER: Final = Aggregate(
    category="case_transfer",
    key="transfer_id",
    initial=Transfer(),
    evolve=evolve,
    beginnings=frozenset({ask.OfferTransfer}),
    wake=Wake(due=next_due, ask=ask.PassTransferTime),
    decisions={
        ask.OfferTransfer: offer,
        ask.AcceptTransfer: accept,
        ask.DeclineTransfer: decline,
        ask.AbortTransfer: abort,
        ask.CompleteTransfer: complete,
        ask.PassTransferTime: pass_time,
    },
    about="A case that is offered to another tenant because the client moves.",
)
