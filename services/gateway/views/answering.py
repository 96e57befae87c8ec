"""Answering a referral: the steps of the institution it is addressed to."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.answers.referrals import PackageAnswer, ReferralAnswer
from services.gateway.backend import packages
from services.gateway.backend import referrals as backend
from services.gateway.backend.calls import Accepted, Answer, Calls
from services.gateway.forms import answering as forms
from services.gateway.forms.fields import PageForm
from services.gateway.forms.late import LateForm
from services.gateway.permissions import requires
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes(
    "answering", "referrals", "The steps of the institution a referral is addressed to."
)
inbox_routes = Routes("inbox", "inbox", "What is addressed to your institution.")


@inbox_routes.lists("", ReferralAnswer, query=PageForm)
@requires("inbox:read")
def inbox(calls: Calls, query: Form) -> Answer:
    """List the referrals addressed to your institution."""
    return backend.inbox(calls, query)


@routes.reads(
    "/<uuid:referral_id>/package", PackageAnswer, query=forms.PurposeForm, problems=(409,)
)
@requires("referral:open_package")
def open_package(calls: Calls, query: Form, referral_id: UUID) -> Answer:
    """Read what the client consented to; possible after acceptance, and recorded each time."""
    return packages.open_package(calls, referral_id, str(query["purpose"]))


@routes.changes("/<uuid:referral_id>/acknowledgement", LateForm)
@requires("referral:acknowledge")
def acknowledge(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Confirm that the referral is being looked at."""
    return backend.by_recipient(calls, "acknowledge_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/information-request", forms.InformationRequestForm)
@requires("referral:request_information")
def request_information(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Ask the sender for what is missing; your clock stops."""
    return backend.by_recipient(calls, "request_information", referral_id, **form)


@routes.changes("/<uuid:referral_id>/waitlist", forms.WaitlistForm)
@requires("referral:waitlist")
def place_on_waitlist(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Say that help is possible, later."""
    return backend.by_recipient(calls, "place_on_waitlist", referral_id, **form)


@routes.changes("/<uuid:referral_id>/waitlist/position", forms.WaitlistForm)
@requires("referral:waitlist")
def update_waitlist(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Say how the waiting goes on."""
    return backend.by_recipient(calls, "update_waitlist_position", referral_id, **form)


@routes.changes("/<uuid:referral_id>/acceptance", LateForm)
@requires("referral:accept")
def accept(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Promise to help; from now on the package can be opened."""
    return backend.by_recipient(calls, "accept_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/rejection", forms.RejectionForm)
@requires("referral:reject")
def reject(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Say that there will be no help here, and why."""
    return backend.by_recipient(calls, "reject_referral", referral_id, **form)


@routes.changes("/<uuid:referral_id>/appointment", forms.OfferedDayForm)
@requires("referral:schedule")
def schedule(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Offer the client a day."""
    return backend.by_recipient(calls, "schedule_appointment", referral_id, **form)


@routes.changes("/<uuid:referral_id>/no-show", LateForm)
@requires("referral:schedule")
def record_no_show(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Take note that the client did not come."""
    return backend.by_recipient(calls, "record_no_show", referral_id, **form)


@routes.changes("/<uuid:referral_id>/start", forms.StartForm)
@requires("referral:start")
def start(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Begin to help."""
    return backend.by_recipient(calls, "start_service", referral_id, **form)


@routes.changes("/<uuid:referral_id>/completion", forms.CompletionForm)
@requires("referral:complete")
def complete(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Say that the help has ended, and how."""
    return backend.by_recipient(calls, "complete_service", referral_id, **form)


@routes.changes("/<uuid:referral_id>/recall", forms.RecallForm)
@requires("referral:confirm_recall")
def confirm_recall(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Confirm that what was read is given up, or say what the law makes you keep."""
    return backend.by_recipient(calls, "confirm_recall", referral_id, **form)
