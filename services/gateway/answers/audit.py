"""What comes back about the trail."""

from marshmallow import Schema

from services.gateway.answers.shapes import anything, count, ident, many, moment, text


class EntryAnswer(Schema):
    """An event in the trail."""

    event_id = ident("The event's id.", required=True)
    type = text("What happened.", required=True)
    source = text("Which service recorded it.")
    stream_id = ident("The stream it belongs to.")
    version = count("Its version in that stream.")
    position = count("Its place in the service's log.")
    occurred_at = moment("When it happened.")
    recorded_at = moment("When it was recorded.")
    actor = anything("Who did it: user, role and institution.")
    tenant = text("Whose data it is about.")
    data = anything("What is known of it without personal data.")


class GapAnswer(Schema):
    """Events that are missing."""

    source = text("From which service.", required=True)
    after = count("After which position.")
    before = count("Before which position.")
    noticed_at = moment("When this was noticed.")


class GapsAnswer(Schema):
    """All gaps; none is what one hopes for."""

    items = many(GapAnswer, "The gaps.", required=True)


class HeadAnswer(Schema):
    """How far the trail reaches for a service."""

    source = text("Which service.", required=True)
    position = count("The last position.")
    entries = count("How many events.")
    recorded_at = moment("When the last one was recorded.")


class HeadsAnswer(Schema):
    """How far the trail reaches."""

    items = many(HeadAnswer, "Each service.", required=True)
