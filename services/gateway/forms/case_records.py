"""What may be written down in a case beside its phases."""

from services.gateway.forms.case_phases import LateStepForm
from services.gateway.forms.fields import about, municipality, word
from services.gateway.forms.kinds import Form, Moment, Text


def note(example: str) -> Text:
    """Return a field for what is personal."""
    return Text(8000, metadata=about("In words, personal.", example))


class ContactForm(LateStepForm):
    """A contact that took place."""

    channel = word("How.", "visit", required=True)
    note = Text(8000, required=True, metadata=about("What was said, personal.", "All is well."))


class AppointmentForm(LateStepForm):
    """The client is expected somewhere."""

    kind = word("For what.", "language_test", required=True)
    starts_at = Moment(required=True, metadata=about("When.", "2026-02-02T09:00:00+01:00"))
    place = Text(400, metadata=about("Where, personal.", "Town hall, room 7"))
    note = note("Bring the certificate.")


class NeedForm(LateStepForm):
    """What the client needs."""

    area = word("In which area of life.", "housing", required=True)
    note = note("Three rooms.")


class ResourceForm(LateStepForm):
    """What the client can build on."""

    area = word("In which area of life.", "work", required=True)
    note = note("Ten years as a tailor.")


class AssessmentResultForm(LateStepForm):
    """What an assessment showed."""

    kind = word("Which assessment.", "language_test", required=True)
    result = Text(400, required=True, metadata=about("What it showed, personal.", "B1"))


class DocumentForm(LateStepForm):
    """A document: what it is and where it lies."""

    kind = word("What kind of document.", "school_report", required=True)
    title = Text(200, required=True, metadata=about("Its title, personal.", "School report"))
    reference = Text(200, metadata=about("Where it lies, personal.", "Folder 7"))


class SelfRelianceForm(LateStepForm):
    """The client manages a part of life alone."""

    area = word("Which part.", "finances", required=True)
    note = note("Pays the rent without help.")


class FindingForm(Form):
    """An obstacle that lies in the structures, not in the person."""

    kind = word("What kind of obstacle.", "long_wait", required=True)
    service = word("With which service.", "integration_course", required=True)
    municipality = municipality(required=True)
