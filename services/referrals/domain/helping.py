"""What the recipient does after it promised to help."""

from services.referrals.domain.agency_commands import (
    CompleteService,
    RecordNoShow,
    ScheduleAppointment,
    StartService,
)
from services.referrals.domain.agency_events import (
    AppointmentScheduled,
    ClientNoShowRecorded,
    ServiceCompleted,
    ServiceStarted,
)
from services.referrals.domain.progress import Referral, require_recipient, tell
from shared.domain.messages import Event
from shared.domain.working_days import day_of


def schedule_appointment(referral: Referral, command: ScheduleAppointment) -> list[Event]:
    """Offer the client a day, or another one."""
    require_recipient(referral, command)
    return [tell(referral, AppointmentScheduled, command, on=command.on)]


def record_no_show(referral: Referral, command: RecordNoShow) -> list[Event]:
    """Take note that the client did not come; the appointment is made anew."""
    require_recipient(referral, command)
    return [tell(referral, ClientNoShowRecorded, command, times=referral.no_shows + 1)]


def start_service(referral: Referral, command: StartService) -> list[Event]:
    """Begin to help; where the end is known, the outcome is due some days after it."""
    require_recipient(referral, command)
    return [tell(referral, ServiceStarted, command, expected_end=command.expected_end)]


def complete_service(referral: Referral, command: CompleteService) -> list[Event]:
    """Report the end of the help; the sender has the last word."""
    require_recipient(referral, command)
    day = day_of(command.at)
    return [tell(referral, ServiceCompleted, command, outcome=command.outcome, completed_on=day)]
