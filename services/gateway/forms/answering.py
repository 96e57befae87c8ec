"""What may be sent in about referrals by the institutions that are asked."""

from marshmallow import fields, validate

from services.gateway.forms.fields import about, number, one_of, several, word
from services.gateway.forms.kinds import Day, Form, Text
from services.gateway.forms.late import LateForm

REJECTIONS = (
    "not_competent", "not_eligible", "at_capacity", "missing_documents",
    "missing_language_support", "duplicate_of", "client_declined", "client_not_reached",
    "out_of_area", "no_longer_possible", "other",
)  # fmt: skip
OUTCOMES = ("achieved", "partly_achieved", "not_achieved", "broken_off")


class InformationRequestForm(LateForm):
    """The recipient needs to know more."""

    missing = several(
        word("What is missing.", "rent_certificate"), "What is missing.", least=1, required=True
    )
    of = one_of(("sender", "client"), "Who has to bring it.", load_default="sender")


class WaitlistForm(LateForm):
    """Help is possible, later."""

    position = number(1, 10_000, "Which place on the list.")
    expected_on = Day(metadata=about("From when on, if that is known.", "2026-07-07"))


class RejectionForm(LateForm):
    """There will be no help here."""

    code = one_of(REJECTIONS, "Why.", required=True)
    by = one_of(("agency", "client"), "Whose decision it was.", required=True)
    text = Text(2000, metadata=about("In words, personal; with `other`.", "Closed in August."))


class OfferedDayForm(LateForm):
    """The client is offered a day."""

    on = Day(required=True, metadata=about("Which day.", "2026-02-02"))


class StartForm(LateForm):
    """The help begins."""

    expected_end = Day(metadata=about("Until when, if that is known.", "2026-12-18"))


class CompletionForm(LateForm):
    """The help has ended."""

    outcome = one_of(OUTCOMES, "How it ended.", required=True)


class RecallForm(Form):
    """What was read is given up."""

    kept_as = one_of(("own_statutory_file",), "What the law makes one keep.")


class PurposeForm(Form):
    """Why the package is opened."""

    purpose = fields.String(
        required=True,
        validate=validate.Regexp(r"^[a-z][a-z0-9_:]{1,63}\Z"),
        metadata=about("What it is read for; this is recorded.", "provide_service"),
    )
