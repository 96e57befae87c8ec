"""What may be sent in about care plans."""

from marshmallow import fields

from services.gateway.forms.case_phases import LateStepForm
from services.gateway.forms.fields import about, flag, number, one_of, several, word
from services.gateway.forms.kinds import Day, Form, Id, Text

STATUSES = ("agreed", "in_progress", "reached", "partly_reached", "not_reached", "dropped")
RESPONSIBLE = ("client", "case_manager", "institution")


class MeasureForm(Form):
    """How a goal is to be reached."""

    service = word("The service that helps.", "school_place", required=True)
    due_on = Day(metadata=about("Until when.", "2026-06-30"))


class GoalForm(Form):
    """What is to be reached."""

    code = word("The goal.", "attends_school", required=True)
    measure = fields.Nested(MeasureForm, required=True, metadata=about("How."))
    text = Text(1000, metadata=about("The goal in the client's words, personal.", "School!"))
    priority = number(1, 9, "How much it matters; 1 is most.")
    responsible = one_of(RESPONSIBLE, "Whose turn it is.")
    due_on = Day(metadata=about("Until when.", "2026-06-30"))


class PlannedMeasureForm(MeasureForm):
    """A measure, also one that was planned before."""

    measure_id = Id(metadata=about("Its id, if it was planned before."))


class PlannedGoalForm(GoalForm):
    """A goal, also one that was set before."""

    goal_id = Id(metadata=about("Its id, if it was set before."))
    measure = fields.Nested(PlannedMeasureForm, required=True, metadata=about("How."))


class SignedForm(LateStepForm):
    """What client and case manager have signed."""

    signed_by_client = flag("The client has signed.")
    signed_by_manager = flag("The case manager has signed.")
    signature = Text(200, metadata=about("Where the signed paper lies, personal.", "Folder 7"))


class CarePlanForm(SignedForm):
    """What client and case manager have agreed on."""

    goals = several(fields.Nested(GoalForm), "What is to be reached.", least=1, required=True)


class CarePlanRevisionForm(SignedForm):
    """What client and case manager have agreed on instead; what is left out is dropped."""

    plan_id = Id(required=True, metadata=about("Which plan."))
    goals = several(
        fields.Nested(PlannedGoalForm), "What is to be reached.", least=1, required=True
    )


class ConflictResolutionForm(CarePlanRevisionForm):
    """What is agreed on after somebody else was faster."""

    builds_on = number(
        1, 1_000_000, "The version of the plan that was agreed meanwhile, and has been seen.",
        required=True,
    )  # fmt: skip


class GoalStatusForm(LateStepForm):
    """How a goal stands."""

    plan_id = Id(required=True, metadata=about("In which plan."))
    status = one_of(STATUSES, "How it stands.", required=True)
