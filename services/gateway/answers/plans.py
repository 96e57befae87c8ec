"""What comes back about care plans."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import (
    count,
    day,
    ident,
    many,
    metadata,
    moment,
    text,
    version,
)


class MeasureAnswer(Schema):
    """How a measure stands."""

    measure_id = ident("The measure's id.", required=True)
    referral_id = ident("The referral it led to.", allow_none=True)
    outcome = text("How it ended.", allow_none=True)
    flagged = text("Why it is held up.", allow_none=True)
    state = text("`planned`, `referred` or `completed`.")


class PlannedMeasureAnswer(MeasureAnswer):
    """How a goal is to be reached."""

    service = text("The service that helps.", required=True)
    due_on = day("Until when.", allow_none=True)


class GoalAnswer(Schema):
    """What is to be reached."""

    goal_id = ident("The goal's id.", required=True)
    code = text("The goal.", required=True)
    status = text("How it stands.")
    priority = count("How much it matters; 1 is most.", allow_none=True)
    responsible = text("Whose turn it is.", allow_none=True)
    due_on = day("Until when.", allow_none=True)
    measure = fields.Nested(PlannedMeasureAnswer, metadata=metadata("How."))
    text = text("The goal in the client's words.", allow_none=True)


class PlanVersionAnswer(Schema):
    """A version of a plan that was signed."""

    plan_id = ident("The plan's id.", required=True)
    plan_version = count("The number of the version.", required=True)
    kind = text("How it came about: `agreed`, `revised` or `conflict_resolved`.")
    builds_on = count("On which version it builds, where two had worked on it.", allow_none=True)
    goals = fields.List(
        fields.Dict(), metadata=metadata("What it says; nothing once erased."), allow_none=True
    )
    signature = text("Where the signed paper lies.", allow_none=True)
    signed_by = text("Who recorded it.")
    signed_at = moment("When it was signed.")


class PlanAnswer(Schema):
    """A care plan, and how each goal and measure stands."""

    plan_id = ident("The plan's id.", required=True)
    case_id = ident("The case.", required=True)
    client_id = ident("Whose plan this is.")
    plan_version = count("The number of the version that holds.")
    goals = many(GoalAnswer, "What is to be reached; nothing once erased.", allow_none=True)
    measures = many(MeasureAnswer, "How each measure stands.", required=True)
    versions = many(PlanVersionAnswer, "All versions that were signed, oldest first.")
    signature = text("Where the signed paper lies.", allow_none=True)
    signed_by = text("Who recorded it.")
    signed_at = moment("When it was signed.")
    agreed_at = moment("When the first version was agreed.")
    version = version()
