"""Referrals: an institution is asked to help, and what the sender can do until it has."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.histories import HistoryAnswer
from services.gateway.answers.referrals import ReferralAnswer
from services.gateway.backend import referrals as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import referrals as forms
from services.gateway.forms.fields import PageForm
from services.gateway.forms.late import AsOfForm, LateForm
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
escalation_routes = Routes("escalations", "escalations", "Where an answer is overdue.")
routes = Routes(
    "referrals", "referrals", "An institution is asked to help a client, answers, and helps."
)


@routes.creates("", forms.SubmitReferralForm)
@requires("referral:submit")
def submit(calls: Calls, form: Form) -> Created:
    """Refer a client to the institution that is competent.

    The package is limited to what the service may know and the client consented to. Until it
    accepts, the institution sees the preview, and no name.
    """
    accepted = backend.submit_referral(calls, form)
    return created(accepted, "referrals.referral", referral_id=accepted.stream_id)


@escalation_routes.lists("", ReferralAnswer, query=PageForm)
@requires("escalation:read")
def escalations(calls: Calls, query: Form) -> Answer:
    """List where the coordination was asked to help: who waits for whom, never a client."""
    return backend.escalations(calls, query)


@routes.reads("/<uuid:referral_id>", ReferralAnswer)
@requires("referral:read")
def referral(calls: Calls, referral_id: UUID) -> Answer:
    """Show a referral: all of it to the sender, the preview to the institution addressed."""
    return backend.referral(calls, referral_id)


@routes.reads("/<uuid:referral_id>/history", HistoryAnswer, query=AsOfForm)
@requires("referral:history")
def history(calls: Calls, query: Form, referral_id: UUID) -> Answer:
    """Replay a referral: every event, and the state after it, as known or true at some moment."""
    return backend.history(calls, query, referral_id)


@routes.changes("/<uuid:referral_id>/information", LateForm)
@requires("referral:provide_information")
def provide_information(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Answer the recipient's question; its clock runs again."""
    return backend.by_sender(calls, "provide_information", referral_id, **form)


@routes.changes("/<uuid:referral_id>/confirmation", LateForm)
@requires("referral:confirm")
def confirm(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Close the loop: the outcome was talked over with the client."""
    return backend.by_sender(calls, "confirm_outcome", referral_id, **form)


@routes.changes("/<uuid:referral_id>/reopening")
@requires("referral:confirm")
def reopen(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Contradict: the service is not over yet."""
    return backend.by_sender(calls, "reopen_service", referral_id)


@routes.changes("/<uuid:referral_id>/rerouting", forms.ReroutingForm)
@requires("referral:reroute")
def reroute(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Pass a referral on to the institution that is the right one."""
    return backend.reroute_referral(calls, form, referral_id)


@routes.changes("/<uuid:referral_id>/split", forms.SplitForm)
@requires("referral:submit")
def split(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """End a referral in favour of several, which are drafted."""
    return backend.split_referral(calls, form, referral_id)


@routes.changes("/<uuid:referral_id>/mistake")
@requires("referral:withdraw")
def mark_mistake(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Declare that this referral should never have been."""
    return backend.by_sender(calls, "mark_referral_in_error", referral_id)


@routes.changes("/<uuid:referral_id>/withdrawal", forms.WithdrawalForm)
@requires("referral:withdraw")
def withdraw(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Take a referral back; a package that was opened is recalled."""
    return backend.by_sender(calls, "withdraw_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/suspension", forms.SuspensionForm)
@requires("referral:suspend")
def suspend(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Halt a referral for the moment."""
    return backend.by_sender(calls, "suspend_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/resumption", forms.ResumptionForm)
@requires("referral:suspend")
def resume(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Go on where a referral was suspended."""
    return backend.by_sender(calls, "resume_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/escalation", forms.EscalationForm)
@requires("referral:escalate")
def escalate(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Turn to the next level because an answer is overdue."""
    return backend.by_sender(calls, "raise_escalation", referral_id, **form)
