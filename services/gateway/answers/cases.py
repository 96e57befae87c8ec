"""What comes back about cases and care plans, and their histories."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import (
    anything,
    count,
    day,
    flag,
    ident,
    many,
    metadata,
    moment,
    text,
    version,
    words,
)


class CaseAnswer(Schema):
    """A case."""

    case_id = ident("The case's id.", required=True)
    state = text("The phase.", required=True)
    client_id = ident("Who it is about.")
    client_ids = words("All persons.")
    municipality = text("The municipality (AGS).")
    source = text("Who enquired.")
    manager = text("Who manages the case.", allow_none=True)
    received_at = moment("When the enquiry came.")
    admitted_at = moment("When the client was admitted.", allow_none=True)
    ended_at = moment("When it ended.", allow_none=True)
    follow_up_on = day("When somebody asks again.", allow_none=True)
    last_contact_at = moment("The last contact.", allow_none=True)
    version = version()


class ContactAnswer(Schema):
    """A contact that took place."""

    contact_id = ident("The contact's id.", required=True)
    channel = text("How.")
    note = text("What was said; nothing once erased.", allow_none=True)
    recorded_by = text("Who wrote it down.")
    at = moment("When.")


class CaseFileAnswer(CaseAnswer):
    """A case with all that its file holds."""

    reason = text("Why somebody enquired; nothing once erased.", allow_none=True)
    needs = words("What is needed.", allow_none=True)
    resources = words("What the person brings.", allow_none=True)
    assessment_note = text("Whatever else matters.", allow_none=True)
    plan_id = ident("The care plan.", allow_none=True)
    pointer = text("Where the person was pointed to.", allow_none=True)
    reason_code = text("Why it ended, or never began.", allow_none=True)
    copes_alone = flag("The client manages without help.", allow_none=True)
    reopening_reason = text("Why it was taken up again.", allow_none=True)
    contacts = many(ContactAnswer, "The contacts.", required=True)


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


class HappeningAnswer(Schema):
    """Something that happened, and the state after it."""

    event_id = ident("The event's id.", required=True)
    stream_id = ident("The stream it belongs to.")
    version = count("Its version in that stream.")
    type = text("What happened.", required=True)
    occurred_at = moment("When it happened.")
    recorded_at = moment("When we learned of it.")
    actor = anything("Who did it: user, role and institution.")
    event = anything("What was said about it; `[erased]` where a person's data were destroyed.")
    state = anything("The state afterwards.")


class HistoryAnswer(Schema):
    """What happened, in order, as it was known at some moment."""

    case_id = ident("The case, if it is one's history.")
    referral_id = ident("The referral, if it is one's history.")
    events = many(HappeningAnswer, "What happened.", required=True)
