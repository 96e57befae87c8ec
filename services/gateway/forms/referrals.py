"""What may be sent in about referrals."""

from marshmallow import fields, validate

from services.gateway.forms.cases import flag
from services.gateway.forms.fields import (
    LANGUAGE,
    Day,
    Flag,
    Form,
    Id,
    Text,
    about,
    institution,
    municipality,
    number,
    one_of,
    several,
    shaped,
    word,
)

LEGAL_BASES = ("consent", "public_task", "social_law", "child_protection")
REJECTIONS = (
    "not_competent", "not_eligible", "at_capacity", "missing_documents",
    "missing_language_support", "duplicate_of", "client_declined", "client_not_reached",
    "out_of_area", "no_longer_possible", "other",
)  # fmt: skip
SUSPENSIONS = ("consent_gap", "restriction", "identity_doubt", "transfer")
OUTCOMES = ("achieved", "partly_achieved", "not_achieved", "broken_off")
AGE_BAND = r"^[0-9]{1,3}(-[0-9]{1,3}|\+)$"


class PreviewForm(Form):
    """What the recipient sees before it accepts; it cannot tell who the person is."""

    age_band = shaped(AGE_BAND, "An age band.", "10-15", required=True)
    language = shaped(LANGUAGE, "A language (BCP 47).", "prs", required=True)
    interpreter_needed = flag("An interpreter is needed.")
    household_size = number(1, 30, "How many live together.", required=True)


class SubmitReferralForm(Form):
    """An institution is asked to help a client."""

    case_id = Id(required=True, metadata=about("In which case."))
    client_id = Id(required=True, metadata=about("For whom."))
    plan_id = Id(metadata=about("The care plan that asks for it."))
    measure_id = Id(metadata=about("The measure in that plan."))
    municipality = municipality(required=True)
    service = word("What is asked for.", "school_place", required=True)
    recipient = institution("Who is asked.", "KI-SE", required=True)
    legal_basis = one_of(LEGAL_BASES, "What allows the disclosure.", required=True)
    consent_id = Id(metadata=about("The consent it rests on, where it rests on one."))
    data_classes = several(
        word("A class of data.", "base"), "What is disclosed after acceptance.", required=True
    )
    urgent = Flag(load_default=False, metadata=about("All deadlines are shorter.", False))
    preview = fields.Nested(PreviewForm, required=True, metadata=about("What is seen at once."))


class InformationRequestForm(Form):
    """The recipient needs to know more."""

    missing = several(
        word("What is missing.", "rent_certificate"), "What is missing.", least=1, required=True
    )


class WaitlistForm(Form):
    """Help is possible, later."""

    expected_on = Day(metadata=about("From when on, if that is known.", "2026-07-07"))


class RejectionForm(Form):
    """There will be no help here."""

    code = one_of(REJECTIONS, "Why.", required=True)
    by = one_of(("agency", "client"), "Whose decision it was.", required=True)
    text = Text(2000, metadata=about("In words, personal; with `other`.", "Closed in August."))


class AppointmentForm(Form):
    """The client is offered a day."""

    on = Day(required=True, metadata=about("Which day.", "2026-02-02"))


class CompletionForm(Form):
    """The help has ended."""

    outcome = one_of(OUTCOMES, "How it ended.", required=True)


class WithdrawalForm(Form):
    """The referral is taken back."""

    by = one_of(("sender", "client"), "Whose decision it was.", required=True)


class SuspensionForm(Form):
    """Everything is halted for the moment."""

    reason = one_of(SUSPENSIONS, "Why.", required=True)


class EscalationForm(Form):
    """An answer is overdue."""

    level = number(1, 3, "1 clerk, 2 lead, 3 coordination.", required=True)


class ReroutingForm(Form):
    """Another institution is the right one."""

    to = institution("Who is to be asked instead.", "ABH-LP", required=True)
    child_referral_id = Id(required=True, metadata=about("The new referral to that institution."))


class PurposeForm(Form):
    """Why the package is opened."""

    purpose = fields.String(
        required=True,
        validate=validate.Regexp(r"^[a-z][a-z0-9_:]{1,63}\Z"),
        metadata=about("What it is read for; this is recorded.", "provide_service"),
    )
