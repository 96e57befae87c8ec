"""What may be sent in about who works on a case."""

from services.gateway.forms.case_phases import StepForm
from services.gateway.forms.fields import about, one_of
from services.gateway.forms.kinds import Day, Text

COVER_REASONS = ("sick_leave", "holiday", "training", "parental_leave", "other")


class ManagerForm(StepForm):
    """Somebody becomes accountable for the case."""

    manager = Text(
        100, required=True, metadata=about("The case manager's sign-in name.", "t.vogel")
    )


class AbsenceForm(StepForm):
    """The manager cannot work."""

    absent_from = Day(required=True, metadata=about("From which day on.", "2026-02-02"))


class CoverForm(StepForm):
    """Somebody stands in for the manager."""

    deputy = Text(100, required=True, metadata=about("Whose sign-in name.", "t.vogel"))
    first_day = Day(required=True, metadata=about("The first day.", "2026-02-02"))
    last_day = Day(required=True, metadata=about("The last day.", "2026-02-20"))
    reason_code = one_of(COVER_REASONS, "Why.", required=True)
