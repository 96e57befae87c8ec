"""The case: which command is decided where."""

from typing import Final

from services.cases.domain import accompanying, admitting, commands, ending
from services.cases.domain.progress import Case, evolve
from shared.domain.aggregate import Aggregate

CASE: Final = Aggregate(
    category="case",
    key="case_id",
    initial=Case(),
    evolve=evolve,
    beginnings=frozenset({commands.ReceiveEnquiry}),
    commuting=frozenset({commands.RecordContact}),
    decisions={
        commands.ReceiveEnquiry: admitting.receive_enquiry,
        commands.AdmitCase: admitting.admit_case,
        commands.DeclineAdmission: admitting.decline_admission,
        commands.StartAssessment: accompanying.start_assessment,
        commands.CompleteAssessment: accompanying.complete_assessment,
        commands.TakeUpPlan: accompanying.take_up_plan,
        commands.StartMonitoring: accompanying.start_monitoring,
        commands.RecordContact: accompanying.record_contact,
        commands.ReleaseClient: ending.release_client,
        commands.CloseCase: ending.close_case,
        commands.ReopenCase: ending.reopen_case,
    },
    about="One person or family, accompanied by one accountable case manager.",
)
