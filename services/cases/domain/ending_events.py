"""How a case was looked back on, how it ended, and what came afterwards; stored for ever."""

from datetime import date
from uuid import UUID

from services.cases.domain.ending_commands import Attainment
from services.cases.domain.events import CaseEvent
from shared.domain.messages import event
from shared.domain.personal import Personal


@event("cases.evaluation_recorded", subject="client_id")
class EvaluationRecorded(CaseEvent):
    """Client and case manager agreed on what was reached; the rating is the client's own."""

    goals_reached: int
    goals_rated: int
    attainment: Personal[list[Attainment]]
    client_rating: Personal[int]
    remaining_needs: Personal[list[str]]
    note: Personal[str] | None


@event("cases.client_released", subject="client_id")
class ClientReleased(CaseEvent):
    """The client copes alone; what was still open elsewhere, the client goes on with alone."""

    copes_alone: Personal[bool]
    handed_over: list[UUID]


@event("cases.case_closed", subject="client_id")
class CaseClosed(CaseEvent):
    """The case ended before its goals were reached."""

    reason_code: str
    export_note: Personal[str] | None


@event("cases.case_reopened", subject="client_id")
class CaseReopened(CaseEvent):
    """A closed case was taken up again."""

    reason: Personal[str]


@event("cases.follow_up_scheduled")
class FollowUpScheduled(CaseEvent):
    """On that day somebody asks how the client is getting on."""

    follow_up_on: date


@event("cases.follow_up_due")
class FollowUpDue(CaseEvent):
    """The day has come to ask how the client is getting on."""

    follow_up_on: date


@event("cases.follow_up_recorded", subject="client_id")
class FollowUpRecorded(CaseEvent):
    """Somebody asked how the client is getting on."""

    result: Personal[str]
    note: Personal[str] | None
