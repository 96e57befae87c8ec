"""What may be sent in about consents."""

from marshmallow import ValidationError, fields, validates_schema

from services.gateway.forms.clients import language
from services.gateway.forms.fields import about, institution, one_of, several, shaped, word
from services.gateway.forms.kinds import Day, Flag, Form, Id, Text
from services.gateway.forms.late import LateForm

PURPOSE = (
    r"^(case_management|statistics|secrecy_release|referral:[a-z][a-z0-9_]{1,40}"
    r"|transfer:[0-9]{8})$"
)
TEXT_VERSION = r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,39}$"
GIVEN_BY = ("self", "guardian", "custodian")
FORMS = ("paper", "signature_pad", "verbal")


def data_classes(**options: bool) -> fields.List[str]:
    """Return a field for classes of data."""
    return several(word("A class of data.", "base"), "What they may learn.", least=1, **options)


def recipients(**options: bool) -> fields.List[str]:
    """Return a field for those who may learn something."""
    return several(institution("Who may learn it.", "KI-SE"), "Who may.", **options)


class AskedForm(LateForm):
    """What a client was asked to allow: to whom, which data, for one purpose."""

    client_id = Id(required=True, metadata=about("Who was asked."))
    purpose = shaped(
        PURPOSE,
        "What for: this, `referral:<service>`, `transfer:<AGS>`, `statistics`, `secrecy_release`.",
        "referral:school_place",
        required=True,
    )
    recipients = recipients(required=True)
    data_classes = data_classes(required=True)
    text_version = shaped(TEXT_VERSION, "Which text was explained.", "2025-01", required=True)
    language = language()
    mediator = Text(metadata=about("Who interpreted, personal.", "B. Karimi"))


class GuardianForm(Form):
    """Who speaks for the client."""

    given_by = one_of(GIVEN_BY, "Who signed.", required=True)
    guardian_id = Id(metadata=about("Which guardian, for a child."))


class GrantConsentForm(AskedForm, GuardianForm):
    """A client allows recipients to learn classes of data, for one purpose and one period."""

    custodian = Text(metadata=about("Who the custodian is, personal.", "Youth office"))
    insight = Text(
        1000, metadata=about("Why a child under sixteen understands, personal.", "Asks why.")
    )
    view = Text(1000, metadata=about("What a minor thinks of it, personal.", "Agrees."))
    direction = one_of(("send", "both"), "Whether data also come back.", load_default="send")
    explicit_classes = several(
        word("A special class of data.", "health"),
        "Which special classes were consented to in so many words.",
        load_default=list,
    )
    valid_from = Day(required=True, metadata=about("The first day.", "2026-01-01"))
    valid_until = Day(required=True, metadata=about("The last day.", "2026-12-31"))
    form = one_of(FORMS, "How consent was given.", required=True)
    witness = Text(metadata=about("Who heard it, where it was only said, personal.", "A. Becker"))
    consequences_explained = Flag(
        load_default=True, metadata=about("They know what follows, and that they may refuse.")
    )
    evidence_file = Text(metadata=about("Where the signed paper lies, personal.", "Folder 7"))

    @validates_schema
    def require_order(self, data: dict[str, object], **_: object) -> None:
        """Refuse a period that ends before it begins."""
        if str(data["valid_until"]) < str(data["valid_from"]):
            raise ValidationError("Must not be before valid_from.", "valid_until")


class NarrowingForm(Form):
    """What stays allowed; what is left out stays as it is."""

    recipients = recipients()
    data_classes = data_classes()


class ConsentOfForm(Form):
    """Whose consent."""

    client_id = Id(required=True, metadata=about("Whose consent."))
