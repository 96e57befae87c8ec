"""The case: which command is decided where."""

from typing import Final

from services.cases.domain import (
    accompanying,
    admitting,
    commands,
    ending,
    follow_up,
    moving,
    recording,
    team,
)
from services.cases.domain.memory import evolve
from services.cases.domain.progress import Case
from shared.domain.aggregate import Aggregate, Wake

CASE: Final = Aggregate(
    category="case",
    key="case_id",
    initial=Case(),
    evolve=evolve,
    beginnings=frozenset({commands.ReceiveEnquiry}),
    commuting=frozenset(recording.DECISIONS),
    wake=Wake(due=follow_up.next_due, ask=commands.PassTime),
    decisions={
        **recording.DECISIONS,
        commands.ReceiveEnquiry: admitting.receive_enquiry,
        commands.AdmitCase: admitting.admit_case,
        commands.DeclineAdmission: admitting.decline_admission,
        commands.StartAssessment: accompanying.start_assessment,
        commands.CompleteAssessment: accompanying.complete_assessment,
        commands.TakeUpPlan: accompanying.take_up_plan,
        commands.StartMonitoring: accompanying.start_monitoring,
        commands.TriggerReassessment: accompanying.trigger_reassessment,
        commands.StartEvaluation: accompanying.start_evaluation,
        commands.RecordEvaluation: accompanying.record_evaluation,
        commands.PauseCase: accompanying.pause_case,
        commands.ResumeCase: accompanying.resume_case,
        commands.AssignManager: team.assign_manager,
        commands.ReportManagerAbsent: team.report_manager_absent,
        commands.ArrangeCover: team.arrange_cover,
        commands.EndCover: team.end_cover,
        commands.InitiateTransfer: moving.initiate_transfer,
        commands.CutOverCase: moving.cut_over_case,
        commands.KeepCase: moving.keep_case,
        commands.ReleaseClient: ending.release_client,
        commands.CloseCase: ending.close_case,
        commands.ReopenCase: ending.reopen_case,
        commands.ScheduleFollowUp: follow_up.schedule_follow_up,
        commands.RecordFollowUp: follow_up.record_follow_up,
        commands.PassTime: follow_up.pass_time,
    },
    about="One person or family, accompanied by one accountable case manager.",
)
