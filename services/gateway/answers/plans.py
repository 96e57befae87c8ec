"""What comes back about care plans."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import (
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
    state = text("`planned`, `referred` or `completed`.")


class PlannedMeasureAnswer(MeasureAnswer):
    """How a goal is to be reached."""

    service = text("The service that helps.", required=True)


class GoalAnswer(Schema):
    """What is to be reached."""

    goal_id = ident("The goal's id.", required=True)
    code = text("The goal.", required=True)
    measure = fields.Nested(PlannedMeasureAnswer, metadata=metadata("How."))


class PlanAnswer(Schema):
    """A care plan, and how each measure stands."""

    plan_id = ident("The plan's id.", required=True)
    case_id = ident("The case.", required=True)
    client_id = ident("Whose plan this is.")
    goals = many(GoalAnswer, "What is to be reached; nothing once erased.", allow_none=True)
    measures = many(MeasureAnswer, "How each measure stands.", required=True)
    agreed_at = moment("When it was agreed.")
    revised_at = moment("When it was last revised.", allow_none=True)
    version = version()
