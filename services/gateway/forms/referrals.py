"""What may be sent in about referrals by those who send them."""

from marshmallow import fields

from services.gateway.forms.fields import (
    LANGUAGE,
    about,
    flag,
    institution,
    municipality,
    number,
    one_of,
    several,
    shaped,
    word,
)
from services.gateway.forms.kinds import Day, Flag, Form, Id, Text

LEGAL_BASES = ("consent", "public_task", "social_law", "child_protection")
SUSPENSIONS = ("consent_gap", "restriction", "identity_doubt", "transfer")
OVERRIDES = ("agreed_with_agency", "directory_outdated", "continuity", "court_order")
AGE_BAND = r"^[0-9]{1,3}(-[0-9]{1,3}|\+)$"


class PreviewForm(Form):
    """What the recipient sees before it accepts; it cannot tell who the person is."""

    age_band = shaped(AGE_BAND, "An age band.", "10-15", required=True)
    language = shaped(LANGUAGE, "A language (BCP 47).", "prs", required=True)
    interpreter_needed = flag("An interpreter is needed.")
    household_size = number(1, 30, "How many live together.")
    needed_by = Day(metadata=about("By when help is needed.", "2026-04-01"))
    document_types = several(
        word("A kind of document.", "school_report"), "What is enclosed.", load_default=list
    )


class ChosenDocumentForm(Form):
    """A document that the client chose to hand over."""

    document_id = Id(required=True, metadata=about("Which document."))
    kind = word("What kind of document.", "passport", required=True)
    entrusted = flag("It was entrusted to somebody who must keep secrets.", False)


class AboutForm(Form):
    """For whom, where and what for."""

    case_id = Id(required=True, metadata=about("In which case."))
    client_id = Id(required=True, metadata=about("For whom."))
    municipality = municipality(required=True)
    service = word("What is asked for.", "school_place", required=True)
    recipient = institution("Who is asked.", "KI-SE", required=True)


class DisclosureForm(Form):
    """What the institution learns, and what allows it."""

    plan_id = Id(metadata=about("The care plan that asks for it."))
    measure_id = Id(metadata=about("The measure in that plan."))
    legal_basis = one_of(LEGAL_BASES, "What allows the disclosure.", required=True)
    citation = Text(200, metadata=about("The provision, where it rests on the law.", "§ 69 SGB X"))
    consent_id = Id(metadata=about("The consent it rests on, where it rests on one."))
    data_classes = several(
        word("A class of data.", "base"), "What is disclosed after acceptance.", required=True
    )
    documents = several(
        fields.Nested(ChosenDocumentForm), "What the client hands over.", load_default=list
    )
    contact_route = Text(
        200, metadata=about("How to reach somebody who must not be found, personal.", "Call KI.")
    )
    urgent = Flag(load_default=False, metadata=about("All deadlines are shorter.", False))
    preview = fields.Nested(PreviewForm, required=True, metadata=about("What is seen at once."))
    supersedes = Id(metadata=about("An open referral for the same, whose place it takes."))
    competence_override = one_of(
        OVERRIDES, "Why somebody is asked who is not competent by the directory."
    )


class SubmitReferralForm(AboutForm, DisclosureForm):
    """An institution is asked to help a client."""


class PartForm(Form):
    """One of the referrals into which another is split."""

    service = word("What is asked for.", "kita", required=True)
    recipient = institution("Who is asked.", "JA-KREIS", required=True)


class SplitForm(Form):
    """Several are to be asked instead."""

    parts = several(fields.Nested(PartForm), "Who, for what.", least=2, most=10, required=True)


class WithdrawalForm(Form):
    """The referral is taken back."""

    by = one_of(("sender", "client"), "Whose decision it was.", required=True)


class SuspensionForm(Form):
    """Everything is halted for the moment."""

    reason = one_of(SUSPENSIONS, "Why.", required=True)


class ResumptionForm(Form):
    """It goes on."""

    reason = one_of(SUSPENSIONS, "What is over; everything, if left out.")


class EscalationForm(Form):
    """An answer is overdue."""

    level = number(1, 3, "1 clerk, 2 lead, 3 coordination.", required=True)


class ReroutingForm(Form):
    """Another institution is the right one."""

    to = institution("Who is to be asked instead.", "ABH-LP", required=True)
    child_referral_id = Id(
        metadata=about("The new referral to that institution; it gets an id, if left out.")
    )
