"""What may be sent in about the people whose way is recorded."""

from marshmallow import fields

from services.gateway.forms.fields import LANGUAGE, about, one_of, shaped, word
from services.gateway.forms.kinds import Day, Form, Text
from services.gateway.forms.late import LateForm

PRECISIONS = ("day", "month", "year", "assumed_0101")
GROUNDS = ("accuracy_contested", "unlawful", "needed_for_claims", "objection")
SCRIPT = r"^[A-Z][a-z]{3}$"


def language() -> fields.String:
    """Return a field for a language."""
    return shaped(LANGUAGE, "A language (BCP 47).", "prs", required=True)


class RegisterClientForm(LateForm):
    """A person whose record is opened."""

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


class NameVariantForm(LateForm):
    """Another spelling of the name."""

    given_name = Text(required=True, metadata=about("Given name, personal.", "Yousef"))
    family_name = Text(required=True, metadata=about("Family name, personal.", "Rahmany"))
    script = shaped(SCRIPT, "In which script (ISO 15924).", "Latn", required=True)
    source_document = word("In which document.", "passport", required=True)


class IdentifierForm(Form):
    """The number of a document."""

    kind = word("Which document.", "passport", required=True)
    value = Text(100, required=True, metadata=about("Its number, personal.", "P0123456"))


class RestrictionForm(Form):
    """The data are kept, and not disclosed."""

    ground = one_of(GROUNDS, "On which ground (Art. 18 GDPR).", required=True)
    reason = Text(1000, required=True, metadata=about("Why, personal.", "Says it is not him."))


class ReasonForm(Form):
    """Why."""

    reason = Text(1000, required=True, metadata=about("Why, personal.", "It has been settled."))


class ProtectedLocationForm(Form):
    """Nobody outside may learn where the person is."""

    basis = word("What it rests on.", "residents_act_51", required=True)
    note = Text(1000, metadata=about("In words, personal.", "Until further notice."))
