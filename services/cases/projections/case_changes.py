"""Which column of a case file takes which field of an event."""

from collections.abc import Mapping
from typing import Final

from services.cases.domain import ending_events as ended
from services.cases.domain import events as told
from services.cases.domain import team_events as team
from services.cases.domain import transfer_events as moved
from services.cases.domain.recording_events import ContactRecorded
from shared.domain.messages import Event

Columns = Mapping[str, str]

# `at` is when it happened, `nothing` is nothing, `yes` and `no` are true and false.
UNCOVERED: Final[Columns] = {
    "deputy": "nothing",
    "cover_from": "nothing",
    "cover_until": "nothing",
    "cover_reason": "nothing",
}
NOT_EVALUATED: Final[Columns] = {
    "evaluated_at": "nothing",
    "goals_reached": "nothing",
    "goals_rated": "nothing",
    "attainment": "nothing",
    "client_rating": "nothing",
    "remaining_needs": "nothing",
    "evaluation_note": "nothing",
}
NOTED: Final[Mapping[type[Event], Columns]] = {
    told.CaseAdmitted: {"admitted_at": "at"},
    told.CaseNotAdmitted: {"reason_code": "reason_code", "pointer": "pointer", "ended_at": "at"},
    told.AssessmentCompleted: {
        "needs": "needs",
        "resources": "resources",
        "assessment_note": "note",
    },
    told.PlanTakenUp: {"plan_id": "plan_id"},
    told.ReassessmentTriggered: {"reassessment_reason": "reason_code", **NOT_EVALUATED},
    told.CasePaused: {"pause_reason": "reason_code", "resume_on": "resume_on"},
    told.CaseResumed: {"pause_reason": "nothing", "resume_on": "nothing"},
    ContactRecorded: {"last_contact_at": "at"},
    team.CaseManagerAssigned: {"manager": "manager", "absent_from": "nothing", **UNCOVERED},
    team.ManagerReportedAbsent: {"absent_from": "absent_from"},
    team.CoverArranged: {
        "absent_from": "nothing",
        "deputy": "deputy",
        "cover_from": "first_day",
        "cover_until": "last_day",
        "cover_reason": "reason_code",
    },
    team.CoverEnded: UNCOVERED,
    ended.EvaluationRecorded: {
        "evaluated_at": "at",
        "goals_reached": "goals_reached",
        "goals_rated": "goals_rated",
        "attainment": "attainment",
        "client_rating": "client_rating",
        "remaining_needs": "remaining_needs",
        "evaluation_note": "note",
    },
    ended.ClientReleased: {
        "copes_alone": "copes_alone",
        "handed_over": "handed_over",
        "ended_at": "at",
    },
    ended.CaseClosed: {
        "reason_code": "reason_code",
        "export_note": "export_note",
        "ended_at": "at",
        "transfer_id": "nothing",
    },
    ended.CaseReopened: {
        "reopening_reason": "reason",
        "reason_code": "nothing",
        "ended_at": "nothing",
        "follow_up_on": "nothing",
        "follow_up_due": "no",
        **NOT_EVALUATED,
    },
    ended.FollowUpScheduled: {"follow_up_on": "follow_up_on", "follow_up_due": "no"},
    ended.FollowUpDue: {"follow_up_due": "yes"},
    ended.FollowUpRecorded: {
        "follow_up_on": "nothing",
        "follow_up_due": "no",
        "follow_up_result": "result",
        "follow_up_note": "note",
        "followed_up_at": "at",
    },
    moved.CaseTransferInitiated: {"transfer_id": "transfer_id"},
    moved.CaseKept: {"transfer_id": "nothing"},
    moved.CaseTransferred: {
        "owner": "to_tenant",
        "ownership_epoch": "ownership_epoch",
        "municipality": "municipality",
        "transfer_id": "nothing",
    },
}
# A fact that is recorded late does not make these older.
LATEST: Final = frozenset({"last_contact_at"})
PERSONAL: Final = (
    "reason", "needs", "resources", "assessment_note", "pointer", "copes_alone",
    "reopening_reason", "attainment", "client_rating", "remaining_needs", "evaluation_note",
    "export_note", "follow_up_result", "follow_up_note",
)  # fmt: skip
