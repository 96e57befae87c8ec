"""How far a case has come: what the rules must remember, and what may be told next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from services.cases.domain.events import CaseEvent, EnquiryReceived
from services.cases.domain.transitions import TRANSITIONS
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Command, Event

E = TypeVar("E", bound=CaseEvent)


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case as the rules see it."""

    state: str = "none"
    case_id: UUID | None = None
    client_id: UUID | None = None


def evolve(case: Case, event: Event) -> Case:
    """Return `case` as it stands after `event`."""
    state = next_state(case, type(event)) or case.state
    if isinstance(event, EnquiryReceived):
        return Case(state=state, case_id=event.case_id, client_id=event.client_id)
    return replace(case, state=state)


def next_state(case: Case, event: type[Event]) -> str | None:
    """Return the state to which an event leads, `None` where the table knows no such way."""
    return TRANSITIONS[case.state].get(event.type.partition(".")[2])


def require(case: Case, event: type[Event], asked: Command) -> None:
    """Raise `IllegalTransition` if the event cannot happen now."""
    if next_state(case, event) is None:
        raise IllegalTransition(state=case.state, asked=type(asked).__name__)


def tell(case: Case, event: type[E], asked: Command, **details: Any) -> E:
    """Return the event if the state allows it."""
    require(case, event, asked)
    told: Callable[..., E] = event
    return told(case_id=case.case_id, client_id=case.client_id, **details)
