"""From the first assessment to the last look back."""

from services.cases.domain.ending_commands import RecordEvaluation
from services.cases.domain.ending_events import EvaluationRecorded
from services.cases.domain.errors import (
    GoalsStillOpen,
    NoBaseConsent,
    NotARating,
    PictureIncomplete,
)
from services.cases.domain.events import (
    AssessmentCompleted,
    AssessmentStarted,
    CasePaused,
    CaseResumed,
    EvaluationStarted,
    MonitoringStarted,
    PlanTakenUp,
    ReassessmentTriggered,
)
from services.cases.domain.phase_commands import (
    CompleteAssessment,
    PauseCase,
    ResumeCase,
    StartAssessment,
    StartEvaluation,
    StartMonitoring,
    TakeUpPlan,
    TriggerReassessment,
)
from services.cases.domain.progress import Case, can_happen, of, tell
from shared.domain.messages import Event


def start_assessment(case: Case, command: StartAssessment) -> list[Event]:
    """Begin to find out what the client needs, if the client still agrees to it."""
    started = tell(case, AssessmentStarted, command)
    if not command.consent_known:
        raise NoBaseConsent
    return [started]


def complete_assessment(case: Case, command: CompleteAssessment) -> list[Event]:
    """Agree on the picture of needs and resources, named now or written down before."""
    completed = tell(
        case,
        AssessmentCompleted,
        command,
        needs=command.needs,
        resources=command.resources,
        note=command.note,
    )
    named = {
        "needs": command.needs or case.needs,
        "resources": command.resources or case.resources,
    }
    if missing := [part for part, known in named.items() if not known]:
        raise PictureIncomplete(missing=missing)
    return [completed]


def take_up_plan(case: Case, command: TakeUpPlan) -> list[Event]:
    """Go on to linking where the case was waiting for a plan; elsewhere nothing follows."""
    if not can_happen(case, PlanTakenUp):
        return []
    return [of(case, PlanTakenUp, plan_id=command.plan_id)]


def start_monitoring(case: Case, command: StartMonitoring) -> list[Event]:
    """Go on to monitoring with the first service engaged; with any later one nothing follows."""
    if not can_happen(case, MonitoringStarted):
        return []
    return [of(case, MonitoringStarted, referral_id=command.referral_id)]


def trigger_reassessment(case: Case, command: TriggerReassessment) -> list[Event]:
    """Draw the picture anew."""
    return [tell(case, ReassessmentTriggered, command, reason_code=command.reason_code)]


def start_evaluation(case: Case, command: StartEvaluation) -> list[Event]:
    """Begin to look back, once each goal was reached or given up."""
    started = tell(case, EvaluationStarted, command)
    if command.open_goals:
        raise GoalsStillOpen(open_goals=command.open_goals)
    return [started]


def record_evaluation(case: Case, command: RecordEvaluation) -> list[Event]:
    """Write down what was reached, and what the client thinks of the help."""
    recorded = tell(
        case,
        EvaluationRecorded,
        command,
        goals_reached=sum(each.attained == "reached" for each in command.attainment),
        goals_rated=len(command.attainment),
        attainment=command.attainment,
        client_rating=command.client_rating,
        remaining_needs=command.remaining_needs,
        note=command.note,
    )
    if not 1 <= command.client_rating <= 5:
        raise NotARating(fields={"client_rating": ["It is a number from 1 to 5."]})
    return [recorded]


def pause_case(case: Case, command: PauseCase) -> list[Event]:
    """Let the case rest."""
    reason, day = command.reason_code, command.resume_on
    return [tell(case, CasePaused, command, reason_code=reason, resume_on=day)]


def resume_case(case: Case, command: ResumeCase) -> list[Event]:
    """Go on where the case was."""
    return [tell(case, CaseResumed, command)]
