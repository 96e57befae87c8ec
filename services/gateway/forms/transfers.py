"""What may be sent in when somebody moves to another municipality."""

from services.gateway.forms.case_phases import StepForm
from services.gateway.forms.fields import MUNICIPALITY as KEY
from services.gateway.forms.fields import PageForm, about, municipality, one_of, shaped
from services.gateway.forms.kinds import Day, Form, Text

DECLINING = ("not_competent", "no_capacity", "person_not_moving_here", "other")
ABORTING = ("client_stays", "consent_withdrawn", "case_closed", "other")
DIRECTIONS = ("to_us", "from_us")
STATES = (
    "requested", "offered", "accepted", "due", "completed", "declined", "expired", "aborted",
)  # fmt: skip


class TransferForm(StepForm):
    """Another tenant is asked to go on."""

    to_tenant = shaped(
        KEY, "Who is asked: a municipality (AGS), or the coordination of a district (its key).",
        "05974000", required=True,
    )  # fmt: skip
    municipality = municipality(required=True)
    summary = Text(
        8000, required=True, metadata=about("What the receiver should know, personal.", "A course.")
    )


class TransfersForm(PageForm):
    """Which transfers."""

    direction = one_of(DIRECTIONS, "Those offered to you, or those you offered.")
    state = one_of(STATES, "Only those in this state.")


class AcceptanceForm(Form):
    """The case is taken over."""

    manager = Text(
        100, metadata=about("Who will manage it, by sign-in name; you, if left out.", "t.vogel")
    )
    cut_over_on = Day(metadata=about("From which day on; today if left out.", "2025-09-15"))


class DecliningForm(Form):
    """The case is not taken over."""

    reason_code = one_of(DECLINING, "Why not.", required=True)


class AbortForm(Form):
    """The offer is taken back."""

    reason_code = one_of(ABORTING, "Why.", required=True)
