"""What was settled about competences, deadlines, closing days and doubts; stored for ever."""

from datetime import date, datetime
from uuid import UUID

from shared.domain.messages import Event, event


@event("agencies.jurisdiction_assigned")
class JurisdictionAssigned(Event):
    """An institution became competent for a service in a municipality."""

    service: str
    municipality: str
    agency: str
    valid_from: date
    valid_until: date | None
    shared: bool


@event("agencies.jurisdiction_ended")
class JurisdictionEnded(Event):
    """The competence that began on `valid_from` ends with the day `ends_on`.

    Where that is the day before, it never held.
    """

    service: str
    municipality: str
    agency: str
    valid_from: date
    ends_on: date


@event("agencies.sla_policy_set")
class SlaPolicySet(Event):
    """From a day on, answers about a service may take this long, at one institution or at all."""

    service: str
    agency: str | None
    valid_from: date
    acknowledge_days: int
    decide_days: int
    appointment_days: int
    waitlist_refresh_days: int
    outcome_days: int


@event("agencies.closing_days_set")
class ClosingDaysSet(Event):
    """An institution, or everything in a municipality, is closed on these days and no others."""

    agency: str | None
    municipality: str | None
    days: list[date]


@event("agencies.data_quality_task_raised")
class DataQualityTaskRaised(Event):
    """The directory should be looked at, for this reason."""

    task_id: UUID
    reason: str
    service: str
    municipality: str
    agency: str | None
    due_on: date | None
    at: datetime


@event("agencies.data_quality_task_resolved")
class DataQualityTaskResolved(Event):
    """The directory was looked at, and this is what became of it."""

    task_id: UUID
    resolution: str
