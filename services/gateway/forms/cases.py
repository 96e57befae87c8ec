"""What may be sent in about cases."""

from marshmallow import fields

from services.gateway.forms.fields import (
    Day,
    Flag,
    Form,
    Id,
    PageForm,
    Text,
    about,
    municipality,
    several,
    word,
)


def flag(description: str, example: bool = True) -> Flag:
    """Return a field that is true or false, and never left out."""
    return Flag(required=True, metadata=about(description, example))


class EnquiryForm(Form):
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


class AdmissionForm(Form):
    """Somebody is admitted to case management."""

    criteria = fields.Nested(CriteriaForm, required=True, metadata=about("Which criteria are met."))
    manager = Text(100, metadata=about("The case manager's sign-in name; you, if left out."))


class NonAdmissionForm(Form):
    """Somebody is not admitted, and shown another way."""

    reason_code = word("Why not.", "regular_paths_suffice", required=True)
    pointer = word("Where the person can turn to.", "migration_advice", required=True)


class AssessmentForm(Form):
    """What the assessment brought to light."""

    needs = several(word("A need.", "school_place"), "What is needed.", least=1, required=True)
    resources = several(
        word("A resource.", "work_experience"), "What the person brings.", load_default=list
    )
    note = Text(8000, metadata=about("Whatever else matters, personal.", "Wants to work soon."))


class MeasureForm(Form):
    """How a goal is to be reached."""

    service = word("The service that helps.", "school_place", required=True)


class GoalForm(Form):
    """What is to be reached."""

    code = word("The goal.", "attends_school", required=True)
    measure = fields.Nested(MeasureForm, required=True, metadata=about("How."))


class PlannedMeasureForm(MeasureForm):
    """A measure, also one that was planned before."""

    measure_id = Id(metadata=about("Its id, if it was planned before."))


class PlannedGoalForm(GoalForm):
    """A goal, also one that was set before."""

    goal_id = Id(metadata=about("Its id, if it was set before."))
    measure = fields.Nested(PlannedMeasureForm, required=True, metadata=about("How."))


class CarePlanRevisionForm(Form):
    """What client and case manager have agreed on instead; what is left out is dropped."""

    plan_id = Id(required=True, metadata=about("Which plan."))
    goals = several(
        fields.Nested(PlannedGoalForm), "What is to be reached.", least=1, required=True
    )
    signed_by_client = flag("The client has signed.")
    signed_by_manager = flag("The case manager has signed.")


class CarePlanForm(Form):
    """What client and case manager have agreed on."""

    goals = several(fields.Nested(GoalForm), "What is to be reached.", least=1, required=True)
    signed_by_client = flag("The client has signed.")
    signed_by_manager = flag("The case manager has signed.")


class ContactForm(Form):
    """A contact that took place."""

    channel = word("How.", "visit", required=True)
    note = Text(8000, required=True, metadata=about("What was said, personal.", "All is well."))


class FindingForm(Form):
    """An obstacle that lies in the structures, not in the person."""

    kind = word("What kind of obstacle.", "long_wait", required=True)
    service = word("With which service.", "integration_course", required=True)
    municipality = municipality(required=True)


class ReleaseForm(Form):
    """The client is released from case management."""

    copes_alone = flag("The client manages without help.")
    follow_up_on = Day(required=True, metadata=about("When to ask again.", "2026-04-12"))


class ClosureForm(Form):
    """The case ends before its goals are reached."""

    reason_code = word("Why.", "moved_out_of_area", required=True)


class ReopeningForm(Form):
    """The case is taken up again."""

    reason = word("Why.", "new_need", required=True)


class CasesForm(PageForm):
    """Which cases."""

    state = word("Only cases in this state.", "assessment")


class AsOfForm(Form):
    """At which moment."""

    as_of = fields.AwareDateTime(
        metadata=about("What was known at this moment (RFC 3339).", "2026-01-31T12:00:00Z")
    )
