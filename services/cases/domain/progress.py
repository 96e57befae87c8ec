"""How far a case has come: what the rules must remember, and what may be told next."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from services.cases.domain.errors import OwnershipMoved
from services.cases.domain.events import CaseEvent
from services.cases.domain.phase_commands import OfCase
from services.cases.domain.transitions import PREVIOUS, RETURNING, TRANSITIONS
from shared.domain.errors import IllegalTransition
from shared.domain.messages import Event

E = TypeVar("E", bound=CaseEvent)


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Who stands in for the manager, between which days."""

    deputy: str
    first_day: date
    last_day: date


@dataclass(frozen=True, kw_only=True)
class Move:
    """A transfer that has begun: from whom, to whom, and where the client will live."""

    transfer_id: UUID
    from_tenant: str
    to_tenant: str
    municipality: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A case as the rules see it; `previous` are the phases to which it will return."""

    state: str = "none"
    previous: tuple[str, ...] = ()
    case_id: UUID | None = None
    client_id: UUID | None = None
    client_ids: tuple[UUID, ...] = ()
    owner: str | None = None
    ownership_epoch: int = 1
    move: Move | None = None
    manager: str | None = None
    absent_from: date | None = None
    cover: Cover | None = None
    needs: int = 0
    resources: int = 0
    evaluated: bool = False
    follow_up_on: date | None = None
    follow_up_told: bool = False


def moved(case: Case, event: Event) -> Case:
    """Return `case` in the phase to which `event` leads."""
    state = following(case.state, type(event))
    if state is None:
        return case
    if state == PREVIOUS:
        *earlier, back = case.previous or (case.state,)
        return replace(case, state=back, previous=tuple(earlier))
    if state in RETURNING and state != case.state:
        return replace(case, state=state, previous=(*case.previous, case.state))
    return replace(case, state=state, previous=case.previous if state == case.state else ())


def following(state: str, event: type[Event]) -> str | None:
    """Return where an event leads from a state, `None` where the table knows no such way."""
    return TRANSITIONS[state].get(event.type.partition(".")[2])


def can_happen(case: Case, event: type[Event]) -> bool:
    """Say whether the table knows a way for an event from where the case stands."""
    return following(case.state, event) is not None


def require_owner(case: Case, asked: OfCase) -> None:
    """Raise `OwnershipMoved` if the case has changed hands since the asker has seen it."""
    if asked.ownership_epoch not in (None, case.ownership_epoch):
        raise OwnershipMoved(owner=case.owner, ownership_epoch=case.ownership_epoch)


def require(case: Case, event: type[Event], asked: OfCase) -> None:
    """Raise `OwnershipMoved`, or `IllegalTransition` if the event cannot happen now."""
    require_owner(case, asked)
    if not can_happen(case, event):
        raise IllegalTransition(state=case.state, asked=type(asked).__name__)


def tell(case: Case, event: type[E], asked: OfCase, **details: Any) -> E:
    """Return the event if owner and state allow it."""
    require(case, event, asked)
    return of(case, event, **details)


def of(case: Case, event: type[E], **details: Any) -> E:
    """Return the event, which the one told before it allows."""
    told: Callable[..., E] = event
    return told(case_id=case.case_id, client_id=case.client_id, **details)
