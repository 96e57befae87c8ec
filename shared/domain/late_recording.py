"""What is recorded later than it happened: how late is late, and who has to say why."""

from datetime import datetime
from typing import Final, Literal

from shared.domain.errors import Invalid, Refusal
from shared.domain.working_days import WorkingDays, day_of

LateReason = Literal[
    "recorded_on_paper", "document_came_later", "told_later", "system_unavailable", "other"
]
MOST: Final = 1
DAYS: Final = WorkingDays()


class OccurredInFuture(Refusal):
    """What has not happened yet cannot be recorded."""

    kind = "invalid"


class LateReasonMissing(Refusal):
    """Whoever records something more than one working day after it happened says why."""

    kind = "invalid"


class CannotBeBackdated(Refusal):
    """This happens at the moment in which it is recorded."""

    kind = "invalid"


def require_timely(occurred_at: datetime | None, reason: LateReason | None, now: datetime) -> None:
    """Raise unless what happened at `occurred_at` may be recorded `now`, for that `reason`.

    Raises `OccurredInFuture`, `LateReasonMissing`, or `Invalid` for a reason without a moment.
    """
    if occurred_at is None:
        if reason is not None:
            raise Invalid(fields={"occurred_at": ["Missing, although a reason is given."]})
        return
    if occurred_at > now:
        raise OccurredInFuture
    days = DAYS.between(day_of(occurred_at), day_of(now))
    if days > MOST and reason is None:
        raise LateReasonMissing(working_days=days)
