"""What the recipient answers: to look, to ask, to help or not."""

from services.referrals.domain.agency_commands import (
    AcceptReferral,
    AcknowledgeReferral,
    PlaceOnWaitlist,
    RejectReferral,
    RequestInformation,
    RerouteReferral,
    UpdateWaitlistPosition,
)
from services.referrals.domain.agency_events import (
    InformationRequested,
    LateAnswerNoted,
    ReferralAccepted,
    ReferralAcknowledged,
    ReferralRejected,
    ReferralRerouted,
    ReferralWaitlisted,
    WaitlistPositionUpdated,
)
from services.referrals.domain.disclosing import released
from services.referrals.domain.errors import (
    NoLongerPossibleOnly,
    NotYourReferral,
    ReasonMissing,
)
from services.referrals.domain.progress import Referral, require_recipient, tell
from shared.domain.messages import Event


def acknowledge_referral(referral: Referral, command: AcknowledgeReferral) -> list[Event]:
    """Confirm that the referral is being looked at."""
    require_recipient(referral, command)
    return [tell(referral, ReferralAcknowledged, command, late=referral.state == "expired")]


def request_information(referral: Referral, command: RequestInformation) -> list[Event]:
    """Hand the referral back with a question; whoever has to answer it is awaited."""
    require_recipient(referral, command)
    return [
        tell(
            referral,
            InformationRequested,
            command,
            waiting_on=command.of,
            missing=command.missing,
            loop=referral.loops + 1,
        )
    ]


def place_on_waitlist(referral: Referral, command: PlaceOnWaitlist) -> list[Event]:
    """Promise to help as soon as there is a place."""
    require_recipient(referral, command)
    expected = {"position": command.position, "expected_on": command.expected_on}
    return [tell(referral, ReferralWaitlisted, command, **expected)]


def update_waitlist_position(referral: Referral, command: UpdateWaitlistPosition) -> list[Event]:
    """Say how the waiting goes on; the next word is due in a month again."""
    require_recipient(referral, command)
    expected = {"position": command.position, "expected_on": command.expected_on}
    return [tell(referral, WaitlistPositionUpdated, command, **expected)]


def accept_referral(referral: Referral, command: AcceptReferral) -> list[Event]:
    """Promise to help; from now on the package may be opened."""
    require_recipient(referral, command)
    if referral.moved:
        return [tell(referral, LateAnswerNoted, command, answer="accepted", code=None, text=None)]
    accepted = tell(referral, ReferralAccepted, command, late=referral.state == "expired")
    return [accepted, *released(referral, command)]


def reject_referral(referral: Referral, command: RejectReferral) -> list[Event]:
    """Decline with a reason."""
    require_recipient(referral, command)
    reason = {"code": command.code, "text": command.text}
    if referral.moved:
        return [tell(referral, LateAnswerNoted, command, answer="rejected", **reason)]
    late = referral.state == "expired"
    rejected = tell(referral, ReferralRejected, command, by=command.by, late=late, **reason)
    if referral.state == "accepted" and command.code != "no_longer_possible":
        raise NoLongerPossibleOnly(code=command.code)
    if command.code == "other" and not command.text:
        raise ReasonMissing(fields={"text": ["Say which."]})
    return [rejected]


def reroute_referral(referral: Referral, command: RerouteReferral) -> list[Event]:
    """End this referral in favour of another institution's."""
    if command.agency not in (None, referral.recipient):
        raise NotYourReferral
    return [
        tell(
            referral,
            ReferralRerouted,
            command,
            to=command.to,
            child_referral_id=command.child_referral_id,
            by="agency" if command.agency else "sender",
        )
    ]
