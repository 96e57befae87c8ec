"""Committees, their sittings and decisions."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.steering import CommitteeAnswer, DecisionAnswer, SittingAnswer
from services.gateway.backend import steering as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import steering as forms
from services.gateway.forms.fields import PageForm
from services.gateway.permissions import requires
from services.gateway.problems import NotYourSeat
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("sittings", "sittings", "A committee meets, votes and decides.")
committee_routes = Routes("committees", "committees", "Who decides.")
decision_routes = Routes("decisions", "decisions", "What was decided; never changed afterwards.")


@committee_routes.creates("", forms.CommitteeForm)
@requires("committee:constitute")
def constitute(calls: Calls, form: Form) -> Created:
    """Set up a committee with its seats."""
    return created(backend.constitute_committee(calls, form), "committees.committees")


@committee_routes.lists("", CommitteeAnswer, query=PageForm)
@requires("committee:read")
def committees(calls: Calls, query: Form) -> Answer:
    """List the committees with their seats."""
    return backend.committees(calls, query)


@decision_routes.lists("", DecisionAnswer, query=PageForm)
@requires("decision:read")
def decisions(calls: Calls, query: Form) -> Answer:
    """List the decisions."""
    return backend.decisions(calls, query)


@routes.creates("", forms.SittingForm)
@requires("sitting:convene")
def convene(calls: Calls, form: Form) -> Created:
    """Call a committee together to deal with proposals."""
    accepted = backend.convene_sitting(calls, form)
    return created(accepted, "sittings.sitting", sitting_id=accepted.stream_id)


@routes.lists("", SittingAnswer, query=PageForm)
@requires("sitting:read")
def sittings(calls: Calls, query: Form) -> Answer:
    """List the sittings, the latest first."""
    return backend.sittings(calls, query)


@routes.reads("/<uuid:sitting_id>", SittingAnswer)
@requires("sitting:read")
def sitting(calls: Calls, sitting_id: UUID) -> Answer:
    """Show a sitting: who is there, what was moved, how the votes went."""
    return backend.sitting(calls, sitting_id)


@routes.changes("/<uuid:sitting_id>/opening")
@requires("sitting:open")
def open_sitting(calls: Calls, form: Form, sitting_id: UUID) -> Accepted:
    """Begin the sitting."""
    return backend.in_sitting(calls, "open_sitting", sitting_id)


@routes.changes("/<uuid:sitting_id>/closing")
@requires("sitting:open")
def close_sitting(calls: Calls, form: Form, sitting_id: UUID) -> Accepted:
    """End the sitting."""
    return backend.in_sitting(calls, "close_sitting", sitting_id)


@routes.changes("/<uuid:sitting_id>/attendance", forms.AttendanceForm)
@requires("sitting:record_attendance")
def record_attendance(calls: Calls, form: Form, sitting_id: UUID) -> Accepted:
    """Note that a seat has come or gone; the quorum follows."""
    return backend.in_sitting(calls, "record_attendance", sitting_id, **form)


@routes.creates("/<uuid:sitting_id>/motions", forms.MotionForm)
@requires("sitting:put_motion")
def put_motion(calls: Calls, form: Form, sitting_id: UUID) -> Created:
    """Put a proposal to the vote; it must be on the agenda, and the quorum reached."""
    motion_id, accepted = backend.put_motion(calls, form, sitting_id)
    return created(accepted, "sittings.sitting", id=motion_id, sitting_id=sitting_id)


@routes.changes("/<uuid:sitting_id>/motions/<uuid:motion_id>/votes", forms.VoteForm)
@requires("sitting:vote")
def vote(calls: Calls, form: Form, sitting_id: UUID, motion_id: UUID) -> Accepted:
    """Record the vote of one seat; members vote for the seats of their own institution."""
    if calls.asking.role == "steering_member":
        require_own_seat(calls, sitting_id, form["seat"])
    return backend.in_sitting(calls, "cast_vote", sitting_id, motion_id=motion_id, **form)


def require_own_seat(calls: Calls, sitting_id: UUID, seat: str) -> None:
    """Raise `NotYourSeat` unless the caller's institution holds the seat."""
    seats = backend.sitting(calls, sitting_id)["attendance"]
    holders = [each.get("institution") for each in seats if each["seat"] == seat]
    if holders and holders != [calls.asking.institution]:
        raise NotYourSeat(seat=seat)


@routes.changes("/<uuid:sitting_id>/motions/<uuid:motion_id>/result", forms.ResultForm)
@requires("sitting:close_vote")
def close_vote(calls: Calls, form: Form, sitting_id: UUID, motion_id: UUID) -> Accepted:
    """Count the votes; a motion that is carried becomes a decision."""
    return backend.in_sitting(calls, "close_vote", sitting_id, motion_id=motion_id, **form)
