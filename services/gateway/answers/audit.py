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
    category = text("What kind of stream it belongs to.")
    tenant = text("Whose data it is about.")
    actor = anything("Who did it: role and institution; the user for the own institution.")
    correlation_id = ident("The request that began it all.")
    causation_id = ident("The event it followed from.", allow_none=True)
    legal_basis = text("What allowed it, where data were disclosed.", allow_none=True)
    purpose = text("What for, where data were disclosed.", allow_none=True)
    data = anything("What is known of it without personal data.")


class GapAnswer(Schema):
    """Events that are missing."""

    source = text("From which service.", required=True)
    stream_id = ident("In which stream; nothing where it is the log.", allow_none=True)
    after = count("After which place.")
    before = count("Before which place.")
    missing = count("How many, as far as can be told.")
    noticed_at = moment("When this was noticed.")
    closed_at = moment("When what was missing arrived.", allow_none=True)


class GapsAnswer(Schema):
    """All gaps; none is what one hopes for."""

    items = many(GapAnswer, "The gaps.", required=True)


class AlarmAnswer(Schema):
    """Something that cannot be true."""

    number = count("Its number.", required=True)
    kind = text("What is wrong.", required=True)
    source = text("In which service's log.")
    position = count("At which place.")
    stream_id = ident("In which stream.")
    event_id = ident("With which event.")
    raised_at = moment("When it was noticed.")


class AlarmsAnswer(Schema):
    """All alarms; none is what one hopes for."""

    items = many(AlarmAnswer, "The alarms.", required=True)


class HeadAnswer(Schema):
    """How far the trail reaches for a service."""

    source = text("Which service.", required=True)
    position = count("The last position.")
    entries = count("How many events.")
    recorded_at = moment("When the last one was recorded.")


class HeadsAnswer(Schema):
    """How far the trail reaches."""

    items = many(HeadAnswer, "Each service.", required=True)
