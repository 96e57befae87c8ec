"""What may be sent in about competences, deadlines and doubts."""

from services.gateway.forms.agencies import OnDayForm
from services.gateway.forms.fields import (
    PageForm,
    about,
    institution,
    municipality,
    number,
    one_of,
    several,
    word,
)
from services.gateway.forms.kinds import Day, Flag, Form

RESOLUTIONS = ("directory_corrected", "agency_informed", "no_fault_found")
STATES = ("open", "resolved")


class JurisdictionForm(Form):
    """An agency is competent for a service in a municipality from a day on."""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)
    agency = institution("Who is competent.", "ABH-KREIS", required=True)
    valid_from = Day(required=True, metadata=about("The first day.", "2025-01-01"))
    valid_until = Day(metadata=about("The last day, if there is one.", "2026-12-31"))
    shared = Flag(load_default=False, metadata=about("Others may be competent as well.", False))


class JurisdictionEndForm(Form):
    """An agency is competent until a day."""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)
    agency = institution("Whose jurisdiction ends.", "ABH-KREIS", required=True)
    ends_on = Day(required=True, metadata=about("The last day.", "2026-12-31"))


class OfServiceForm(Form):
    """Which service."""

    service = word("Which service.", "residence_permit", required=True)


class CompetenceForm(OnDayForm):
    """Who is competent?"""

    service = word("For which service.", "residence_permit", required=True)
    municipality = municipality(required=True)


class PolicyForm(Form):
    """How long answers may take: working days, and calendar days for a waiting list."""

    service = word("For which service.", "jobcenter_transfer", required=True)
    agency = institution("At which institution; at all of them, if left out.", "JC")
    valid_from = Day(required=True, metadata=about("From which day on.", "2026-01-01"))
    acknowledge_days = number(1, 365, "Until it is acknowledged.", load_default=3)
    decide_days = number(1, 365, "Until it is decided; 10 if left out.", load_default=10)
    appointment_days = number(1, 365, "Until the first appointment.", load_default=20)
    waitlist_refresh_days = number(1, 365, "Until a waiting list is told anew.", load_default=30)
    outcome_days = number(1, 365, "Until the outcome is told.", load_default=10)


class PoliciesForm(OnDayForm):
    """Which deadlines."""

    service = word("For which service.", "jobcenter_transfer")
    agency = institution("At which institution.", "JC")


class ClosingDaysForm(Form):
    """The working days on which an institution, or all of a municipality, is closed."""

    agency = institution("Which institution.", "JC")
    municipality = municipality()
    days = several(
        Day(metadata=about("A day.", "2026-12-28")), "Which days; they replace those said before.",
        most=100, required=True,
    )  # fmt: skip


class ClosingDaysAskedForm(Form):
    """Whose closing days."""

    agency = institution("Which institution.", "JC")
    municipality = municipality()


class TasksForm(PageForm):
    """Which doubts about the directory."""

    state = one_of(STATES, "Only those in this state.")


class TaskResolutionForm(Form):
    """What became of a doubt."""

    resolution = one_of(RESOLUTIONS, "What.", required=True)
