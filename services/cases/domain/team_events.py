"""Who became accountable for a case, and who stood in; stored for ever."""

from datetime import date

from services.cases.domain.events import CaseEvent
from shared.domain.messages import event


@event("cases.case_manager_assigned")
class CaseManagerAssigned(CaseEvent):
    """One person became accountable for the case."""

    manager: str


@event("cases.manager_reported_absent")
class ManagerReportedAbsent(CaseEvent):
    """The manager cannot work from this day on; somebody has to stand in."""

    manager: str
    absent_from: date


@event("cases.cover_arranged")
class CoverArranged(CaseEvent):
    """Somebody stands in for the manager between two days, both included."""

    manager: str
    deputy: str
    first_day: date
    last_day: date
    reason_code: str


@event("cases.cover_ended")
class CoverEnded(CaseEvent):
    """The manager works on the case again, before the cover was over."""

    deputy: str
