"""From the first assessment to the last contact."""

from services.cases.domain.commands import (
    CompleteAssessment,
    RecordContact,
    StartAssessment,
    StartMonitoring,
    TakeUpPlan,
)
from services.cases.domain.events import (
    AssessmentCompleted,
    AssessmentStarted,
    ContactRecorded,
    MonitoringStarted,
    PlanTakenUp,
)
from services.cases.domain.progress import Case, next_state, tell
from shared.domain.messages import Event


def start_assessment(case: Case, command: StartAssessment) -> list[Event]:
    """Begin to find out what the client needs."""
    return [tell(case, AssessmentStarted, command)]


def complete_assessment(case: Case, command: CompleteAssessment) -> list[Event]:
    """Agree on the picture of needs and resources."""
    return [
        tell(
            case,
            AssessmentCompleted,
            command,
            needs=command.needs,
            resources=command.resources,
            note=command.note,
        )
    ]


def take_up_plan(case: Case, command: TakeUpPlan) -> list[Event]:
    """Go on to linking where the case was waiting for a plan; elsewhere nothing follows."""
    if next_state(case, PlanTakenUp) is None:
        return []
    return [tell(case, PlanTakenUp, command, plan_id=command.plan_id)]


def start_monitoring(case: Case, command: StartMonitoring) -> list[Event]:
    """Go on to monitoring with the first service engaged; with any later one nothing follows."""
    if next_state(case, MonitoringStarted) is None:
        return []
    return [tell(case, MonitoringStarted, command, referral_id=command.referral_id)]


def record_contact(case: Case, command: RecordContact) -> list[Event]:
    """Write down a contact."""
    return [
        tell(
            case,
            ContactRecorded,
            command,
            contact_id=command.contact_id,
            channel=command.channel,
            note=command.note,
        )
    ]
