"""What may be sent in about the phases of a case."""

from marshmallow import fields

from services.gateway.forms.fields import (
    PageForm,
    about,
    flag,
    municipality,
    number,
    one_of,
    several,
    truth,
    word,
)
from services.gateway.forms.kinds import Day, Form, Id, Text
from services.gateway.forms.late import LateForm

PAUSES = ("client_ill", "client_away", "waiting_for_status", "client_asked", "other")
REASSESSMENTS = (
    "situation_changed", "new_need", "plan_does_not_fit", "client_asked", "other",
)  # fmt: skip


class StepForm(Form):
    """A step in a case that one has seen."""

    ownership_epoch = number(
        1, 1_000_000, "As the case said when you read it; refused once it has moved on."
    )


class LateStepForm(StepForm, LateForm):
    """A step in a case that may be written down later."""


class EnquiryForm(LateForm):
    """Somebody asks for case management."""

    client_ids = several(
        Id(), "The persons; the first one is who the enquiry is about.", least=1, most=20,
        required=True,
    )  # fmt: skip
    municipality = municipality(required=True)
    source = word("Who enquires.", "social_office", required=True)
    reason = Text(4000, required=True, metadata=about("Why, personal.", "Needs many services."))


class CriteriaForm(Form):
    """The five criteria of admission."""

    complex_need = flag("Several needs at once.")
    many_actors = flag("Several institutions are involved.")
    regular_paths_failed = flag("The usual paths did not lead there.")
    lacks_own_resources = flag("The person cannot manage alone at present.")
    consent_given = flag("The person agrees to case management.")


class AdmissionForm(StepForm):
    """Somebody is admitted to case management."""

    criteria = fields.Nested(CriteriaForm, required=True, metadata=about("Which criteria are met."))
    manager = Text(100, metadata=about("The case manager's sign-in name; you, if left out."))


class NonAdmissionForm(StepForm):
    """Somebody is not admitted, and shown another way."""

    reason_code = word("Why not.", "regular_paths_suffice", required=True)
    pointer = word("Where the person can turn to.", "migration_advice", required=True)


class AssessmentForm(LateStepForm):
    """What the assessment brought to light."""

    needs = several(word("A need.", "school_place"), "What is needed.", least=1, required=True)
    resources = several(
        word("A resource.", "work_experience"), "What the person brings.", load_default=list
    )
    note = Text(8000, metadata=about("Whatever else matters, personal.", "Wants to work soon."))


class ReassessmentForm(StepForm):
    """The picture no longer fits."""

    reason_code = one_of(REASSESSMENTS, "Why.", required=True)


class PauseForm(StepForm):
    """The case rests."""

    reason_code = one_of(PAUSES, "Why.", required=True)
    resume_on = Day(metadata=about("Until when, if that is known.", "2026-06-01"))


class CasesForm(PageForm):
    """Which cases."""

    state = word("Only cases in this state.", "assessment")
    manager = Text(100, metadata=about("Only the cases of this manager.", "a.becker"))
    former = truth("Those you have handed over, as you left them.", default=False)
