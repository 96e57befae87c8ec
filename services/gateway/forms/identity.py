"""What may be sent in about records that may be of one person, and entries in the wrong file."""

from services.gateway.forms.fields import PageForm, about, number, one_of
from services.gateway.forms.kinds import Day, Form, Id, Text
from services.gateway.forms.late import LateForm


class LinkForm(Form):
    """Two records may be of one person."""

    client_id = Id(required=True, metadata=about("One record."))
    other_client_id = Id(required=True, metadata=about("The other record."))
    reason = Text(1000, required=True, metadata=about("Why, personal.", "The same passport."))


class LinksForm(PageForm):
    """Which links."""

    client_id = Id(metadata=about("Only those of this client."))


class AssignmentForm(Form):
    """Whose something is that was recorded while two records were linked."""

    record_id = Id(required=True, metadata=about("What was recorded."))
    kind = one_of(("entry", "consent"), "What kind of record.", required=True)
    filed_under = Id(required=True, metadata=about("Under whom it is filed now."))
    client_id = Id(required=True, metadata=about("Whose it is."))


class EntryForm(LateForm):
    """A letter, a document or a note."""

    kind = one_of(("letter", "document", "note"), "What it is.", required=True)
    title = Text(200, required=True, metadata=about("Its title, personal.", "Letter of 2 May"))
    content = Text(20_000, metadata=about("What it says, personal.", "Dear Mr Rahmani"))
    file = Text(200, metadata=about("Where the original is kept, personal.", "Folder 7"))
    dated = Day(metadata=about("Which day it bears.", "2025-05-02"))


class EntryMistakeForm(Form):
    """It is not in the right file."""

    note = Text(1000, metadata=about("What went wrong, personal.", "Same first name."))


class ReattributionForm(Form):
    """It belongs into another file."""

    right_client_id = Id(required=True, metadata=about("Whose file that is."))


class BreachDocumentationForm(Form):
    """What happened, and what was done (Art. 33(5) GDPR)."""

    findings = Text(8000, required=True, metadata=about("What happened.", "Read by one person."))
    measures = Text(8000, required=True, metadata=about("What was done.", "Recalled at once."))
    persons_concerned = number(0, 1_000_000, "How many it concerns.", required=True)


class BreachDecisionForm(Form):
    """Whether the authority is notified."""

    decision = one_of(("notify", "no_risk"), "Whether it is.", required=True)
    reason = Text(4000, required=True, metadata=about("Why.", "The reader knew already."))
