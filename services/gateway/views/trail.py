"""The trail: what happened, across all services, and whether anything is missing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.audit import AlarmsAnswer, EntryAnswer, GapsAnswer, HeadsAnswer
from services.gateway.backend import audit as backend
from services.gateway.backend.calls import Answer, Calls
from services.gateway.forms import trail as forms
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

KINDS = (
    "client,household,consent,link,entry,breach,case,plan,transfer,referral,obstacle,group,"
    "proposal,committee,sitting"
)

routes = Routes("timelines", "timelines", "What happened, across all services, in order.")
audit_routes = Routes("audit", "audit", "Whether the trail is complete.")


@routes.lists(f"/<any({KINDS}):kind>/<uuid:id>", EntryAnswer, query=forms.TimelineForm)
@requires("timeline:read")
def timeline(calls: Calls, query: Mapping[str, Any], kind: str, id: UUID) -> Answer:  # noqa: A002
    """List every event about somebody or something, with who did it and for which institution."""
    return backend.timeline(calls, query, kind, id)


@audit_routes.lists("/events", EntryAnswer, query=forms.EventsForm)
@requires("audit:read")
def events(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """List everything that happened, in the order in which it was taken into the ledger."""
    return backend.events(calls, query)


@audit_routes.reads("/gaps", GapsAnswer, query=forms.GapsForm)
@requires("audit:read")
def gaps(calls: Calls, query: Mapping[str, Any]) -> Answer:
    """List the events that are known to be missing; none is what one hopes for."""
    return backend.gaps(calls, query)


@audit_routes.reads("/alarms", AlarmsAnswer)
@requires("audit:read")
def alarms(calls: Calls) -> Answer:
    """List what cannot be true, such as two events in one place."""
    return backend.alarms(calls)


@audit_routes.reads("/heads", HeadsAnswer)
@requires("audit:read")
def heads(calls: Calls) -> Answer:
    """Say how far the trail reaches for each service."""
    return backend.heads(calls)
