"""What the recipient decides: to look, to ask, to help or not."""

from services.referrals.domain.calendar import day_of
from services.referrals.domain.commands import (
    AcceptReferral,
    AcknowledgeReferral,
    CompleteService,
    PlaceOnWaitlist,
    RecordNoShow,
    RejectReferral,
    RequestInformation,
    RerouteReferral,
    ScheduleAppointment,
    StartService,
)
from services.referrals.domain.errors import (
    NoLongerPossibleOnly,
    NotYourReferral,
    ReasonMissing,
)
from services.referrals.domain.events import (
    AppointmentScheduled,
    ClientNoShowRecorded,
    InformationRequested,
    ReferralAccepted,
    ReferralAcknowledged,
    ReferralRejected,
    ReferralRerouted,
    ReferralWaitlisted,
    ServiceCompleted,
    ServiceStarted,
)
from services.referrals.domain.progress import Referral, require_recipient, tell
from shared.domain.messages import Event


def acknowledge_referral(referral: Referral, command: AcknowledgeReferral) -> list[Event]:
    """Confirm that the referral is being looked at."""
    require_recipient(referral, command)
    return [tell(referral, ReferralAcknowledged, command, late=referral.state == "expired")]


def request_information(referral: Referral, command: RequestInformation) -> list[Event]:
    """Hand the referral back to the sender with a question."""
    require_recipient(referral, command)
    return [tell(referral, InformationRequested, command, missing=command.missing)]


def place_on_waitlist(referral: Referral, command: PlaceOnWaitlist) -> list[Event]:
    """Promise to help as soon as there is a place."""
    require_recipient(referral, command)
    return [tell(referral, ReferralWaitlisted, command, expected_on=command.expected_on)]


def accept_referral(referral: Referral, command: AcceptReferral) -> list[Event]:
    """Promise to help; from now on the package may be opened."""
    require_recipient(referral, command)
    return [tell(referral, ReferralAccepted, command, late=referral.state == "expired")]


def reject_referral(referral: Referral, command: RejectReferral) -> list[Event]:
    """Decline with a reason."""
    require_recipient(referral, command)
    rejected = tell(
        referral,
        ReferralRejected,
        command,
        code=command.code,
        by=command.by,
        text=command.text,
        late=referral.state == "expired",
    )
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
        )
    ]


def schedule_appointment(referral: Referral, command: ScheduleAppointment) -> list[Event]:
    """Offer the client a day, or another one."""
    require_recipient(referral, command)
    return [tell(referral, AppointmentScheduled, command, on=command.on)]


def record_no_show(referral: Referral, command: RecordNoShow) -> list[Event]:
    """Take note that the client did not come; the appointment is made anew."""
    require_recipient(referral, command)
    return [tell(referral, ClientNoShowRecorded, command)]


def start_service(referral: Referral, command: StartService) -> list[Event]:
    """Begin to help."""
    require_recipient(referral, command)
    return [tell(referral, ServiceStarted, command)]


def complete_service(referral: Referral, command: CompleteService) -> list[Event]:
    """Report the end of the help; the sender has the last word."""
    require_recipient(referral, command)
    day = day_of(command.at)
    return [tell(referral, ServiceCompleted, command, outcome=command.outcome, completed_on=day)]
