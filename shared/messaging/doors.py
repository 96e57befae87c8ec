"""The doors of a service: each command and each question is one RPC method."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from re import sub
from time import perf_counter
from typing import Any, TypeVar

import structlog
from nameko.extensions import DependencyProvider, register_entrypoint

from shared.database import DatabaseAway, DatabaseBusy, Session
from shared.domain.context import Context
from shared.domain.errors import Busy, Refusal
from shared.domain.late_recording import CannotBeBackdated, require_timely
from shared.domain.messages import Command
from shared.eventstore.execution import Answer, Execution
from shared.eventstore.serialization import schema_for
from shared.eventstore.service import Service
from shared.logs import circumstances
from shared.messaging.hall import Door
from shared.messaging.host import current_host
from shared.messaging.metrics import ANSWERED, REFUSED
from shared.messaging.wire import (
    Plain,
    StoreUnavailable,
    UnknownFields,
    accepted,
    check_fields,
    internal,
    read_context,
    read_fields,
    read_part,
    refused,
)

__all__ = ["Commands", "Given", "Request", "answers", "door"]

T = TypeVar("T")
Given = Callable[[Session, Plain, Context], Plain]
Owner = Callable[[Session, Plain, Context], str]
AT = "at"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Request:
    """A question, who asks it, what the asker may see of the database, and what time it is."""

    query: Plain
    context: Context
    db: Session
    now: datetime


@dataclass(frozen=True)
class Terms:
    """On which terms a command is let in; `door` tells of each."""

    command: type[Command]
    given: Given | None
    owner: Owner | None
    backdated: bool

    def require_timely(self, context: Context, now: datetime) -> None:
        """Raise a `Refusal` unless it may be said now that something happened then."""
        if context.occurred_at is not None and not self.backdated:
            raise CannotBeBackdated
        require_timely(context.occurred_at, context.late_reason, now)


class Commands(DependencyProvider):
    """What the doors of a service work with; in a service class it is called `commands`."""

    execution: Execution

    def __init__(self, service: Service) -> None:
        """Execute the commands of `service`."""
        self.service = service

    def setup(self) -> None:
        """Open the service's database."""
        self.execution = current_host().execution(self.service)

    def get_dependency(self, worker_ctx: Any) -> "Commands":
        """Return what the doors see."""
        return self

    def execute(self, terms: Terms, request: Plain) -> Plain:
        """Do what is asked, once; return what became of it."""
        context, now = read_context(request), self.execution.now()
        payload = dated(terms.command, read_part(request, "command"), now)
        check_fields(terms.command, payload)
        try:
            terms.require_timely(context, now)
            if terms.owner:
                tenant = self._found(terms.owner, payload, context)
                context = replace(context, tenant=tenant)
            known = self._found(terms.given, payload, context) if terms.given else {}
            asked = read_fields(terms.command, payload | known)
        except KeyError:
            # What they looked for is missing in the request; or else it is their own fault.
            read_fields(terms.command, payload)
            raise
        except Refusal as refusal:
            return accepted(self._first_answer(context, refusal))
        return accepted(self.execution.execute(asked, context))

    def _found(self, find: Callable[..., T], payload: Plain, context: Context) -> T:
        """Return what the service itself knows about a command."""
        with self.session(context) as db:
            return find(db, payload, context)

    def _first_answer(self, context: Context, refusal: Refusal) -> Answer:
        """Return the answer to a command that was done before it became impossible."""
        first = self.execution.first_answer(context)
        if first is None:
            raise refusal
        return first

    def answer(self, find: Callable[[Request], Plain], request: Plain) -> Plain:
        """Return what `find` finds."""
        context, query = read_context(request), read_part(request, "query")
        with self.session(context) as db:
            return {"found": find(Request(query, context, db, self.execution.now(db)))}

    def session(self, context: Context) -> Any:
        """Open a transaction that sees what the asker may see."""
        return self.execution.database.session(context.tenant, context.actor.institution)


def dated(command: type[Command], fields: Plain, now: datetime) -> Plain:
    """Return the fields of a request; when it is asked is for us to say, and for nobody else."""
    if AT not in schema_for(command).fields:  # type: ignore[arg-type]
        return fields
    if AT in fields:
        raise UnknownFields(fields={AT: ["Unknown field."]})
    return {**fields, AT: now.isoformat()}


def door(
    command: type[Command],
    *,
    given: Given | None = None,
    owner: Owner | None = None,
    backdated: bool = False,
) -> Any:
    """Return the method that lets `command` in.

    A field `at` of the command is what time it is, for `given` and `owner` as well; who asks
    cannot fill it.
    `given(db, payload, context)` adds fields that the service itself knows; it may refuse.
    `owner(db, payload, context)` names the tenant on whose data somebody of another works.
    A `backdated` one may have happened before it is recorded: the context says when, and why.
    """
    terms = Terms(command, given, owner, backdated)

    def ask(self: Any, request: Plain) -> Plain:
        return guarded(
            self.name,
            ask.__name__,
            request,
            lambda: self.commands.execute(terms, request),
        )

    ask.__name__ = sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", command.__name__).lower()
    ask.__doc__ = command.__doc__
    register_entrypoint(ask, Door())
    return ask


def answers(find: Callable[[Any, Request], Plain]) -> Any:
    """Make `find` a door for a question."""

    @wraps(find)
    def ask(self: Any, request: Plain) -> Plain:
        return guarded(
            self.name,
            find.__name__,
            request,
            lambda: self.commands.answer(lambda asked: find(self, asked), request),
        )

    register_entrypoint(ask, Door())
    return ask


def guarded(service: str, name: str, request: Plain, act: Callable[[], Plain]) -> Plain:
    """Return what `act` answers; let nothing out but answers and refusals."""
    began = perf_counter()
    with circumstances(door=f"{service}.{name}", **traces(request)):
        answer = refusing(act)
    ANSWERED.labels(service, name).observe(perf_counter() - began)
    if "refused" in answer:
        REFUSED.labels(service, name, answer["refused"]["code"]).inc()
    return answer


def refusing(act: Callable[[], Plain]) -> Plain:
    """Return what `act` answers, or why not."""
    try:
        return act()
    except Refusal as refusal:
        return refused(refusal)
    except DatabaseAway as error:
        log.warning("the database is away", reason=str(error))
        return refused(StoreUnavailable())
    except DatabaseBusy as error:
        log.warning("the database is busy", reason=str(error))
        return refused(Busy())
    except Exception:
        log.exception("a door failed")
        return internal()


def traces(request: Plain) -> dict[str, Any]:
    """Return what connects a log line with the request that it belongs to."""
    context = request.get("context")
    known = context if isinstance(context, dict) else {}
    return {name: known.get(name) for name in ("correlation_id", "command_id", "tenant")}
