"""What comes back about what is due."""

from marshmallow import Schema

from services.gateway.answers.envelopes import page_of
from services.gateway.answers.shapes import anything, day, ident, moment, text, words


class TaskAnswer(Schema):
    """Something that is due, and what it is about."""

    kind = text("What is to be done.", required=True)
    source = text("Which service knows of it.", required=True)
    due_on = day("By when.", allow_none=True)
    since = moment("Since when.", allow_none=True)
    case_id = ident("In which case.", allow_none=True)
    client_id = ident("For which client.", allow_none=True)
    referral_id = ident("With which referral.", allow_none=True)
    consent_id = ident("With which consent.", allow_none=True)
    transfer_id = ident("With which transfer.", allow_none=True)
    details = anything("What else helps, in codes.")


class WorklistAnswer(page_of(TaskAnswer)):  # type: ignore[misc]
    """What is due, the most urgent first."""

    away = words("The services that could not be asked just now.", required=True)
