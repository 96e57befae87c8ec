"""What comes back about cases and care plans, and their histories."""

from marshmallow import Schema

from services.gateway.answers.shapes import anything, ident, many, moment, text, version, words


class CaseAnswer(Schema):
    """A case."""

    case_id = ident("The case's id.", required=True)
    state = text("The phase.", required=True)
    client_ids = words("The persons.")
    municipality = text("The municipality (AGS).")
    manager = text("Who manages the case.", allow_none=True)
    version = version()


class PlanAnswer(Schema):
    """A care plan."""

    plan_id = ident("The plan's id.", required=True)
    case_id = ident("The case.", required=True)
    version = version()


class HappeningAnswer(Schema):
    """Something that happened, and the state after it."""

    event_id = ident("The event's id.")
    type = text("What happened.", required=True)
    occurred_at = moment("When it happened.")
    recorded_at = moment("When we learned of it.")
    actor = anything("Who did it: user, role and institution.")
    event = anything("What was said about it; `[erased]` where a person's data were destroyed.")
    state = anything("The state afterwards.")


class HistoryAnswer(Schema):
    """What happened, in order, as it was known at some moment."""

    events = many(HappeningAnswer, "What happened.")
