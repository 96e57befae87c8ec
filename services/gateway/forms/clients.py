"""What may be sent in about clients and their consents."""

from marshmallow import ValidationError, fields, validates_schema

from services.gateway.forms.fields import (
    LANGUAGE,
    about,
    institution,
    one_of,
    several,
    shaped,
    word,
)
from services.gateway.forms.kinds import Day, Form, Id, Text

PRECISIONS = ("day", "month", "year", "assumed_0101")
PURPOSE = r"^(case_management|referral:[a-z][a-z0-9_]{1,40})$"
TEXT_VERSION = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$"


def language() -> fields.String:
    """Return a field for a language."""
    return shaped(LANGUAGE, "A language (BCP 47).", "prs", required=True)


def data_class() -> fields.String:
    """Return a field for a class of data."""
    return word("A class of data.", "base")


class RegisterClientForm(Form):
    """A person whose record is opened."""

    household_id = Id(metadata=about("The household the person lives in, if it has an id."))
    given_name = Text(required=True, metadata=about("Given name, personal.", "Yusuf"))
    family_name = Text(required=True, metadata=about("Family name, personal.", "Rahmani"))
    birth_date = Day(required=True, metadata=about("Birth date, personal.", "1988-01-01"))
    birth_precision = one_of(PRECISIONS, "How much of the birth date is known.", required=True)
    language = language()
    phone = Text(50, metadata=about("Telephone, personal.", "+49 2922 000000"))
    address = Text(400, metadata=about("Address, personal.", "Musterweg 1, Werl"))


class CorrectClientForm(Form):
    """What is put right; what is left out stays."""

    given_name = Text(metadata=about("Given name, personal.", "Yusuf"))
    family_name = Text(metadata=about("Family name, personal.", "Rahmani"))
    birth_date = Day(metadata=about("Birth date, personal.", "1988-01-01"))
    birth_precision = one_of(PRECISIONS, "How much of the birth date is known.")
    phone = Text(50, blank=True, metadata=about("Telephone, personal; empty deletes it.", "+49 1"))
    address = Text(400, blank=True, metadata=about("Address, personal; empty deletes it.", "Werl"))
    reason = word("Why it is put right.", "document_seen", required=True)


class GrantConsentForm(Form):
    """A client allows recipients to learn classes of data, for one purpose and one period."""

    client_id = Id(required=True, metadata=about("Who consents."))
    given_by = one_of(("self", "guardian", "custodian"), "Who signed.", required=True)
    purpose = shaped(
        PURPOSE,
        "What for: this, or `referral:<service>`.",
        "referral:school_place",
        required=True,
    )
    recipients = several(institution("Who may learn it.", "KI-SE"), "Who may.", required=True)
    data_classes = several(data_class(), "What they may learn.", least=1, required=True)
    explicit_classes = several(
        word("A special class of data.", "health"),
        "Which special classes were consented to in so many words.",
        load_default=list,
    )
    valid_from = Day(required=True, metadata=about("The first day.", "2026-01-01"))
    valid_until = Day(required=True, metadata=about("The last day.", "2026-12-31"))
    text_version = shaped(TEXT_VERSION, "Which text was explained.", "2025-01", required=True)
    language = language()
    mediator = Text(metadata=about("Who interpreted, personal.", "B. Karimi"))
    form = one_of(("paper", "signature_pad", "verbal"), "How consent was given.", required=True)

    @validates_schema
    def require_order(self, data: dict[str, object], **_: object) -> None:
        """Refuse a period that ends before it begins."""
        if str(data["valid_until"]) < str(data["valid_from"]):
            raise ValidationError("Must not be before valid_from.", "valid_until")


class ConsentOfForm(Form):
    """Whose consent."""

    client_id = Id(required=True, metadata=about("Whose consent."))
