"""What comes back about what happened."""

from marshmallow import Schema

from services.gateway.answers.shapes import anything, count, ident, many, moment, text


class HappeningAnswer(Schema):
    """Something that happened, and the state after it."""

    event_id = ident("The event's id.", required=True)
    stream_id = ident("The stream it belongs to.")
    version = count("Its version in that stream.")
    type = text("What happened.", required=True)
    occurred_at = moment("When it happened.")
    recorded_at = moment("When we learned of it.")
    actor = anything("Who did it: user, role and institution.")
    late_reason = text("Why it was written down late, if it was.", allow_none=True)
    event = anything("What was said about it; `[erased]` where a person's data were destroyed.")
    state = anything("The state afterwards.")


class HistoryAnswer(Schema):
    """What happened, in order, as it was known at some moment."""

    client_id = ident("The client, if it is one's history.")
    case_id = ident("The case, if it is one's history.")
    referral_id = ident("The referral, if it is one's history.")
    events = many(HappeningAnswer, "What happened.", required=True)
