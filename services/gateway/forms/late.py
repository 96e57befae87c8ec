"""Times: when something was so, which is not always when it was written down."""

from typing import Final

from services.gateway.forms.fields import about, one_of
from services.gateway.forms.kinds import Form, Moment

LATE_REASONS: Final = (
    "recorded_on_paper", "document_came_later", "told_later", "system_unavailable", "other",
)  # fmt: skip


class LateForm(Form):
    """What happened may have happened before it is written down."""

    occurred_at = Moment(
        metadata=about("When it happened, if that was earlier.", "2025-04-08T10:00:00+02:00")
    )
    late_reason = one_of(
        LATE_REASONS, "Why it is written down only now; needed after more than a working day."
    )


class AsKnownForm(Form):
    """As it was known at a moment."""

    as_of = Moment(metadata=about("What was known at this moment.", "2026-01-31T12:00:00Z"))


class AsOfForm(AsKnownForm):
    """The two times of a history: when something was known, and when it was true."""

    as_true_on = Moment(
        metadata=about("What was true at this moment, as far as is known.", "2026-01-31T12:00:00Z")
    )
