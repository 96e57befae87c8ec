"""The Rahmanis' case, in pieces that a test puts together."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from services.cases.domain import (
    commands,
    ending_events,
    events,
    plan_events,
    recording_events,
    team_events,
    transfer_events,
)
from services.cases.domain.transitions import TRANSITIONS
from shared.domain.messages import Command, Event, declared_events
from shared.testing.specification import shortest_ways


def numbered(number: int) -> UUID:
    return UUID(int=0x01890000_0000_7000_8000_0000_0000_0000 + number)


REFERRAL_ID, CASE_ID, CLIENT_ID, PLAN_ID, MEASURE_ID = map(numbered, range(1, 6))
TRANSFER_ID, OTHER_ID, CONTACT_ID, FINDING_ID, GOAL_ID, SPOUSE_ID = map(numbered, range(6, 12))
ENTRY_ID = numbered(12)
WERL, LIPPSTADT, DISTRICT = "05974052", "05974028", "05974000"
NOON = datetime(2025, 3, 17, 11, 0, tzinfo=UTC)
TODAY = date(2025, 3, 17)
AFTER_THREE_MONTHS = date(2025, 6, 17)

CRITERIA = commands.Criteria(
    complex_need=True,
    many_actors=True,
    regular_paths_failed=True,
    lacks_own_resources=True,
    consent_given=True,
)
MET = [
    "complex_need", "consent_given", "lacks_own_resources", "many_actors", "regular_paths_failed",
]  # fmt: skip
SCHOOL = commands.Goal(
    goal_id=GOAL_ID,
    code="school",
    measure=commands.Measure(measure_id=MEASURE_ID, service="school_place"),
)
ENQUIRY: dict[str, Any] = {
    "client_id": CLIENT_ID,
    "client_ids": [CLIENT_ID, SPOUSE_ID],
    "municipality": WERL,
    "source": "social_office",
    "reason": "Four offices, four answers.",
}
CONTACT: dict[str, Any] = {
    "contact_id": CONTACT_ID,
    "channel": "phone",
    "note": "Zahra is looking forward to school.",
}
APPOINTMENT: dict[str, Any] = {
    "appointment_id": ENTRY_ID, "starts_at": NOON, "kind": "doctor", "place": None, "note": None,
}  # fmt: skip
AREA: dict[str, Any] = {"area": "school", "note": "No place yet."}
RESULT: dict[str, Any] = {"result_id": ENTRY_ID, "kind": "language_test", "result": "A2"}
DOCUMENT: dict[str, Any] = {
    "document_id": ENTRY_ID, "kind": "certificate", "title": "School report", "reference": "F-12",
}  # fmt: skip
COVER: dict[str, Any] = {
    "deputy": "d.yilmaz",
    "first_day": date(2025, 3, 18),
    "last_day": date(2025, 3, 28),
    "reason_code": "holiday",
}
LEAD: dict[str, Any] = {"role": "team_lead", "institution": WERL, "owner": WERL}
EVALUATION: dict[str, Any] = {
    "attainment": [commands.Attainment(goal_id=GOAL_ID, attained="reached")],
    "client_rating": 4,
    "remaining_needs": ["driving_licence"],
    "note": None,
}
MOVE: dict[str, Any] = {
    "transfer_id": TRANSFER_ID,
    "from_tenant": WERL,
    "to_tenant": DISTRICT,
    "municipality": LIPPSTADT,
}
FOLLOW_UP: dict[str, Any] = {"follow_up_on": date(2026, 4, 12)}

TOLD: dict[type[Event], dict[str, Any]] = {
    events.EnquiryReceived: ENQUIRY,
    events.CaseAdmitted: {"criteria": MET},
    events.CaseNotAdmitted: {"reason_code": "no_complex_need", "pointer": "MBE"},
    events.AssessmentCompleted: {"needs": ["school"], "resources": ["family"], "note": None},
    events.PlanTakenUp: {"plan_id": PLAN_ID},
    events.MonitoringStarted: {"referral_id": REFERRAL_ID},
    events.ReassessmentTriggered: {"reason_code": "new_need"},
    events.CasePaused: {"reason_code": "client_ill", "resume_on": None},
    team_events.CaseManagerAssigned: {"manager": "c.berger"},
    team_events.ManagerReportedAbsent: {"manager": "c.berger", "absent_from": TODAY},
    team_events.CoverArranged: {"manager": "c.berger", **COVER},
    team_events.CoverEnded: {"deputy": "d.yilmaz"},
    recording_events.ContactRecorded: CONTACT,
    recording_events.AppointmentRecorded: APPOINTMENT,
    recording_events.NeedIdentified: {"need_id": ENTRY_ID, **AREA},
    recording_events.ResourceIdentified: {"resource_id": ENTRY_ID, **AREA},
    recording_events.AssessmentResultRecorded: RESULT,
    recording_events.DocumentFiled: DOCUMENT,
    recording_events.SelfReliancePartReached: {"part_id": ENTRY_ID, **AREA},
    ending_events.EvaluationRecorded: {"goals_reached": 1, "goals_rated": 1, **EVALUATION},
    ending_events.ClientReleased: {"copes_alone": True, "handed_over": []},
    ending_events.CaseClosed: {"reason_code": "contact_lost", "export_note": None},
    ending_events.CaseReopened: {"reason": "She came back."},
    ending_events.FollowUpScheduled: FOLLOW_UP,
    ending_events.FollowUpDue: FOLLOW_UP,
    ending_events.FollowUpRecorded: {"result": "copes_alone", "note": None},
    transfer_events.CaseTransferInitiated: {
        **MOVE,
        "phase": "monitoring",
        "persons": 2,
        "summary": "Six needs, four goals.",
    },
    transfer_events.CaseTransferred: {
        **MOVE,
        "client_ids": [CLIENT_ID, SPOUSE_ID],
        "ownership_epoch": 2,
    },
    transfer_events.CaseKept: {"transfer_id": TRANSFER_ID, "reason_code": "declined"},
    plan_events.CarePlanAgreed: {
        "plan_id": PLAN_ID,
        "plan_version": 1,
        "goals": [SCHOOL],
        "goal_ids": [GOAL_ID],
        "measures": [MEASURE_ID],
        "signature": "P-7",
    },
}
ASKED: dict[type[Command], tuple[type[Event], dict[str, Any]]] = {
    commands.ReceiveEnquiry: (events.EnquiryReceived, ENQUIRY),
    commands.AdmitCase: (
        events.CaseAdmitted,
        {"criteria": CRITERIA, "manager": "c.berger", "consent_known": True},
    ),
    commands.DeclineAdmission: (
        events.CaseNotAdmitted,
        {"reason_code": "no_complex_need", "pointer": "MBE"},
    ),
    commands.StartAssessment: (events.AssessmentStarted, {"consent_known": True}),
    commands.CompleteAssessment: (
        events.AssessmentCompleted,
        {"needs": ["school"], "resources": ["family"]},
    ),
    commands.TakeUpPlan: (events.PlanTakenUp, {"plan_id": PLAN_ID}),
    commands.StartMonitoring: (events.MonitoringStarted, {"referral_id": REFERRAL_ID}),
    commands.TriggerReassessment: (events.ReassessmentTriggered, {"reason_code": "new_need"}),
    commands.StartEvaluation: (events.EvaluationStarted, {"open_goals": 0}),
    commands.RecordEvaluation: (ending_events.EvaluationRecorded, EVALUATION),
    commands.PauseCase: (events.CasePaused, {"reason_code": "client_ill"}),
    commands.ResumeCase: (events.CaseResumed, {}),
    commands.RecordContact: (recording_events.ContactRecorded, CONTACT),
    commands.RecordAppointment: (recording_events.AppointmentRecorded, APPOINTMENT),
    commands.IdentifyNeed: (recording_events.NeedIdentified, {"need_id": ENTRY_ID, **AREA}),
    commands.IdentifyResource: (
        recording_events.ResourceIdentified,
        {"resource_id": ENTRY_ID, **AREA},
    ),
    commands.RecordAssessmentResult: (recording_events.AssessmentResultRecorded, RESULT),
    commands.FileDocument: (recording_events.DocumentFiled, DOCUMENT),
    commands.RecordSelfReliance: (
        recording_events.SelfReliancePartReached,
        {"part_id": ENTRY_ID, **AREA},
    ),
    commands.AssignManager: (
        team_events.CaseManagerAssigned,
        {**LEAD, "manager": "c.berger"},
    ),
    commands.ReportManagerAbsent: (
        team_events.ManagerReportedAbsent,
        {**LEAD, "absent_from": TODAY},
    ),
    commands.ArrangeCover: (team_events.CoverArranged, {**LEAD, **COVER}),
    commands.EndCover: (team_events.CoverEnded, LEAD),
    commands.InitiateTransfer: (
        transfer_events.CaseTransferInitiated,
        {**MOVE, "summary": "Six needs, four goals.", "consent_known": True},
    ),
    commands.CutOverCase: (
        transfer_events.CaseTransferred,
        {"transfer_id": TRANSFER_ID, "manager": "c.berger"},
    ),
    commands.KeepCase: (
        transfer_events.CaseKept,
        {"transfer_id": TRANSFER_ID, "reason_code": "declined"},
    ),
    commands.ReleaseClient: (
        ending_events.ClientReleased,
        {"copes_alone": True, "open_referrals": [], **FOLLOW_UP},
    ),
    commands.CloseCase: (ending_events.CaseClosed, {"reason_code": "contact_lost", **FOLLOW_UP}),
    commands.ReopenCase: (
        ending_events.CaseReopened,
        {"reason": "She came back.", "consent_known": True},
    ),
    commands.ScheduleFollowUp: (ending_events.FollowUpScheduled, FOLLOW_UP),
    commands.RecordFollowUp: (ending_events.FollowUpRecorded, {"result": "copes_alone"}),
    commands.PassTime: (ending_events.FollowUpDue, {"at": datetime(2026, 4, 12, tzinfo=UTC)}),
}


def ask(command: type[Command], **changed: Any) -> Command:
    """Return an ordinary command of that kind, with some fields changed."""
    return command(**{"case_id": CASE_ID, "at": NOON, **ASKED[command][1], **changed})


def told(event: type[Event], **changed: Any) -> Event:
    """Return an ordinary event of that kind, with some fields changed."""
    ids = {"case_id": CASE_ID, "client_id": CLIENT_ID}
    return event(**{**ids, **TOLD.get(event, {}), **changed})


# For every state the shortest way that leads there, found in the table itself; whoever is admitted
# has a manager from the same moment on.
HISTORIES = {
    state: [
        event
        for step in steps
        for event in [
            told(declared_events()[f"cases.{step}"]),
            *([told(team_events.CaseManagerAssigned)] if step == "case_admitted" else []),
        ]
    ]
    for state, steps in shortest_ways(TRANSITIONS).items()
}
