"""What comes back about cases and care plans, and their histories."""

from marshmallow import Schema

from services.gateway.answers.shapes import (
    day,
    flag,
    ident,
    many,
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
