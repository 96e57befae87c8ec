"""What comes back about what was written down in a case."""

from marshmallow import Schema

from services.gateway.answers.shapes import ident, moment, text


class ContactAnswer(Schema):
    """A contact that took place."""

    contact_id = ident("The contact's id.", required=True)
    channel = text("How.")
    note = text("What was said; nothing once erased.", allow_none=True)
    recorded_by = text("Who wrote it down.")
    at = moment("When.")


class WrittenAnswer(Schema):
    """Something that was written down; what was erased is left out."""

    recorded_by = text("Who wrote it down.")
    occurred_at = moment("When it was so.")
    recorded_at = moment("When it was written down.")


class AppointmentAnswer(WrittenAnswer):
    """The client is expected somewhere."""

    appointment_id = ident("The appointment's id.", required=True)
    starts_at = moment("When.")
    kind = text("For what.")
    place = text("Where.", allow_none=True)
    note = text("In words.", allow_none=True)


class NeedAnswer(WrittenAnswer):
    """What the client needs."""

    need_id = ident("The need's id.", required=True)
    area = text("In which area of life.")
    note = text("In words.", allow_none=True)


class ResourceAnswer(WrittenAnswer):
    """What the client can build on."""

    resource_id = ident("The resource's id.", required=True)
    area = text("In which area of life.")
    note = text("In words.", allow_none=True)


class ResultAnswer(WrittenAnswer):
    """What an assessment showed."""

    result_id = ident("The result's id.", required=True)
    kind = text("Which assessment.")
    result = text("What it showed.")


class DocumentAnswer(WrittenAnswer):
    """A document."""

    document_id = ident("The document's id.", required=True)
    kind = text("What kind of document.")
    title = text("Its title.")
    reference = text("Where it lies.", allow_none=True)


class SelfRelianceAnswer(WrittenAnswer):
    """What the client manages alone."""

    part_id = ident("Its id.", required=True)
    area = text("Which part of life.")
    note = text("In words.", allow_none=True)
