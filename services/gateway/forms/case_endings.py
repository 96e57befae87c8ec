"""What may be sent in about how a case is looked back on and ends, and what is asked afterwards."""

from marshmallow import fields

from services.gateway.forms.case_phases import LateStepForm, StepForm
from services.gateway.forms.fields import about, flag, number, one_of, several, word
from services.gateway.forms.kinds import Day, Form, Id, Text

CLOSING = (
    "client_withdrew", "contact_lost", "moved_out_of_area", "deceased", "no_longer_eligible",
    "duplicate",
)  # fmt: skip
ATTAINED = ("reached", "partly_reached", "not_reached")
RESULTS = ("copes_alone", "needs_help_again", "not_reached")


class AttainmentForm(Form):
    """How far one goal was reached."""

    goal_id = Id(required=True, metadata=about("Which goal."))
    attained = one_of(ATTAINED, "How far.", required=True)


class EvaluationForm(LateStepForm):
    """What was reached, and what the client thinks of it."""

    attainment = several(
        fields.Nested(AttainmentForm), "How far each goal was reached.", least=1, required=True
    )
    client_rating = number(1, 5, "How the client rates the help, 5 is best.", required=True)
    remaining_needs = several(
        word("A need.", "housing"), "What is still needed.", load_default=list
    )
    note = Text(8000, metadata=about("In words, personal.", "Found work."))


class ReleaseForm(StepForm):
    """The client is released from case management."""

    copes_alone = flag("The client manages without help.")
    handed_over = several(
        Id(), "The referrals that the client knowingly goes on with alone.", load_default=list
    )
    follow_up_on = Day(
        metadata=about("When to ask again; in three months if left out.", "2026-04-12")
    )


class ClosureForm(StepForm):
    """The case ends before its goals are reached."""

    reason_code = one_of(CLOSING, "Why.", required=True)
    export_note = Text(
        4000, metadata=about("What those who move away take along, personal.", "To Hamburg.")
    )
    follow_up_on = Day(metadata=about("When to ask again.", "2026-04-12"))


class ReopeningForm(StepForm):
    """The case is taken up again."""

    reason = word("Why.", "new_need", required=True)


class FollowUpForm(StepForm):
    """When to ask again."""

    follow_up_on = Day(required=True, metadata=about("Which day.", "2026-04-12"))


class FollowUpResultForm(LateStepForm):
    """How the client is getting on."""

    result = one_of(RESULTS, "How.", required=True)
    note = Text(4000, metadata=about("In words, personal.", "All is well."))
