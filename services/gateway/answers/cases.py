"""What comes back about cases."""

from marshmallow import Schema

from services.gateway.answers.case_entries import (
    AppointmentAnswer,
    ContactAnswer,
    DocumentAnswer,
    NeedAnswer,
    ResourceAnswer,
    ResultAnswer,
    SelfRelianceAnswer,
)
from services.gateway.answers.shapes import (
    count,
    day,
    flag,
    ident,
    many,
    moment,
    text,
    version,
    words,
)
from services.gateway.answers.transfers import TransferAnswer


class CaseAnswer(Schema):
    """A case."""

    case_id = ident("The case's id.", required=True)
    state = text("The phase.", required=True)
    state_since = moment("Since when.")
    client_id = ident("Who it is about.")
    client_ids = words("All persons.")
    municipality = text("The municipality (AGS).")
    source = text("Who enquired.")
    manager = text("Who is accountable for the case.", allow_none=True)
    deputy = text("Who stands in.", allow_none=True)
    cover_from = day("From when on.", allow_none=True)
    cover_until = day("Until when.", allow_none=True)
    absent_from = day("Since when the manager cannot work.", allow_none=True)
    received_at = moment("When the enquiry came.")
    admitted_at = moment("When the client was admitted.", allow_none=True)
    ended_at = moment("When it ended.", allow_none=True)
    follow_up_on = day("When somebody asks again.", allow_none=True)
    last_contact_at = moment("The last contact.", allow_none=True)
    ownership_epoch = count("How often it has changed hands, plus one; to be sent back.")
    transferred_at = moment("When it changed hands last.", allow_none=True)
    version = version()


class AttainedAnswer(Schema):
    """How far a goal was reached."""

    goal_id = ident("Which goal.", required=True)
    attained = text("How far.", required=True)


class CaseEndAnswer(Schema):
    """How a case was looked back on, ended, and what came afterwards."""

    evaluated_at = moment("When one looked back.", allow_none=True)
    goals_reached = count("How many goals were reached.", allow_none=True)
    goals_rated = count("Of how many.", allow_none=True)
    attainment = many(AttainedAnswer, "How far each goal was reached.", allow_none=True)
    client_rating = count("How the client rates the help.", allow_none=True)
    remaining_needs = words("What is still needed.", allow_none=True)
    evaluation_note = text("The same in words.", allow_none=True)
    reason_code = text("Why it ended, or never began.", allow_none=True)
    copes_alone = flag("The client manages without help.", allow_none=True)
    handed_over = words("The referrals that the client goes on with alone.", allow_none=True)
    export_note = text("What was taken along.", allow_none=True)
    reopening_reason = text("Why it was taken up again.", allow_none=True)
    follow_up_due = flag("Somebody should ask by now.")
    follow_up_result = text("How the client is getting on.", allow_none=True)
    follow_up_note = text("The same in words.", allow_none=True)
    followed_up_at = moment("When somebody asked.", allow_none=True)


class CaseFileAnswer(CaseAnswer, CaseEndAnswer):
    """A case with all that its file holds; what was erased is nothing."""

    owner = text("Who accompanies the client by now.")
    previous = words("The states to return to.")
    reason = text("Why somebody enquired.", allow_none=True)
    needs = words("What is needed.", allow_none=True)
    resources = words("What the person brings.", allow_none=True)
    assessment_note = text("Whatever else matters.", allow_none=True)
    reassessment_reason = text("Why the assessment was begun anew.", allow_none=True)
    plan_id = ident("The care plan.", allow_none=True)
    pointer = text("Where the person was pointed to.", allow_none=True)
    cover_reason = text("Why somebody stands in.", allow_none=True)
    pause_reason = text("Why it rests.", allow_none=True)
    resume_on = day("Until when.", allow_none=True)
    transfer_id = ident("The last transfer.", allow_none=True)
    contacts = many(ContactAnswer, "The contacts.", required=True)
    appointments = many(AppointmentAnswer, "The appointments.")
    identified_needs = many(NeedAnswer, "The needs, one by one.")
    identified_resources = many(ResourceAnswer, "The resources, one by one.")
    results = many(ResultAnswer, "What assessments showed.")
    documents = many(DocumentAnswer, "The documents.")
    self_reliance = many(SelfRelianceAnswer, "What the client manages alone.")
    transfers = many(TransferAnswer, "How it changed hands.")
