"""What a sender prepares before anybody else learns of it."""

from typing import Any

from services.referrals.domain.commands import (
    AboutSomebody,
    ApproveDraft,
    DraftReferral,
    SignpostClient,
)
from services.referrals.domain.errors import AlreadyApproved
from services.referrals.domain.events import (
    CapacityWarningGiven,
    ClientSignposted,
    DraftApproved,
    ReferralDrafted,
)
from services.referrals.domain.package import require_known, shown
from services.referrals.domain.platform_commands import DraftChild
from services.referrals.domain.progress import Referral, require, tell
from services.referrals.domain.transitions import WAITING_ON
from shared.domain.messages import Event


def draft_referral(referral: Referral, command: DraftReferral) -> list[Event]:
    """Begin a referral that only its sender knows; warn where the recipient has no room."""
    require(referral, ReferralDrafted, command)
    require_known(command.service)
    drafted = draft(command)
    if command.capacity != "none":
        return [drafted]
    warning = CapacityWarningGiven(
        **about(command), waiting_on=WAITING_ON["draft"], capacity=command.capacity
    )
    return [drafted, warning]


def draft_child(referral: Referral, command: DraftChild) -> list[Event]:
    """Begin the referral that follows another one, unless the sender was quicker."""
    if referral.state != "none":
        return []
    return [draft(command, parent_id=command.parent_id, group_id=command.group_id)]


def draft(command: AboutSomebody, **origin: Any) -> ReferralDrafted:
    """Return the event for a draft, with where it comes from."""
    return ReferralDrafted(
        **about(command),
        waiting_on=WAITING_ON["draft"],
        municipality=command.municipality,
        service=command.service,
        service_shown=shown(command.service),
        **{"parent_id": None, "group_id": None, **origin},
    )


def about(command: AboutSomebody) -> dict[str, Any]:
    """Return what the first event of a referral says as all do."""
    names = ("referral_id", "case_id", "client_id", "recipient", "at")
    return {name: getattr(command, name) for name in names}


def approve_draft(referral: Referral, command: ApproveDraft) -> list[Event]:
    """Second what nobody may disclose alone."""
    approved = tell(referral, DraftApproved, command, approved_by=command.approved_by)
    if referral.approved_by == command.approved_by:
        return []
    if referral.approved_by:
        raise AlreadyApproved
    return [approved]


def signpost_client(referral: Referral, command: SignpostClient) -> list[Event]:
    """Point the client somewhere; the institution learns nothing, not even from the log."""
    state = require(referral, ClientSignposted, command)
    require_known(command.service)
    return [
        ClientSignposted(
            **about(command) | {"recipient": ""},
            waiting_on=WAITING_ON[state],
            municipality=command.municipality,
            service=command.service,
            service_shown=shown(command.service),
            to=command.recipient,
        )
    ]
