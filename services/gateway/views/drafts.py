"""Before a referral is sent: drafts, a second person's word, and paper instead of data."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from services.gateway.backend import referrals as backend
from services.gateway.backend.calls import Accepted, Calls
from services.gateway.forms import referrals as forms
from services.gateway.permissions import requires
from services.gateway.views.responses import Created, created
from services.gateway.views.routes import Routes

Form = Mapping[str, Any]
routes = Routes("drafts", "referrals", "Before a referral is sent, or instead of sending one.")


@routes.creates("/drafts", forms.AboutForm)
@requires("referral:submit")
def draft(calls: Calls, form: Form) -> Created:
    """Prepare a referral; nobody else sees it yet."""
    return shown(backend.begin_referral(calls, "draft_referral", form))


@routes.creates("/signposts", forms.AboutForm)
@requires("referral:submit")
def signpost(calls: Calls, form: Form) -> Created:
    """Point the client to an institution, on paper: nothing is disclosed to anybody."""
    return shown(backend.begin_referral(calls, "signpost_client", form))


@routes.changes("/<uuid:referral_id>/approval")
@requires("referral:approve")
def approve(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Second a disclosure that nobody may decide on alone."""
    return backend.by_sender(calls, "approve_draft", referral_id)


@routes.changes("/<uuid:referral_id>/submission", forms.DisclosureForm)
@requires("referral:submit")
def submit_draft(calls: Calls, form: Form, referral_id: UUID) -> Accepted:
    """Send what was drafted, or could not be delivered."""
    return backend.submit_draft(calls, form, referral_id)


def shown(accepted: Accepted) -> Created:
    """Return what was begun; the referral shows it."""
    return created(accepted, "referrals.referral", referral_id=accepted.stream_id)
