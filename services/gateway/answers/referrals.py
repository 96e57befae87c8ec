"""What comes back about referrals."""

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
from services.gateway.answers.waiting import DeadlineAnswer, IntervalAnswer


class PreviewAnswer(Schema):
    """A referral as the institution sees it before it has accepted: no name."""

    referral_id = ident("The referral's id.", required=True)
    state = text("Where it stands.", required=True)
    waiting_on = text("Who has to act next.", allow_none=True)
    since = moment("Since when it waits for them.")
    recipient = text("Who is asked.")
    service = text("What is asked for.", allow_none=True)
    municipality = text("The municipality (AGS).")
    urgent = flag("All deadlines are shorter.")
    preview = anything("What can be seen before acceptance.", allow_none=True)
    submitted_at = moment("When it was submitted.", allow_none=True)
    deadline = text("What is to be done next by a day.", allow_none=True)
    due_on = day("By which day; nothing while others are waited for.", allow_none=True)
    days_left = count("How many days are left once it goes on.", allow_none=True)
    late = flag("An answer came after it had expired.")
    expected_on = day("From when on help is possible.", allow_none=True)
    awaited_position = count("Which place on the waiting list.", allow_none=True)
    appointment_on = day("The appointment.", allow_none=True)
    no_shows = count("How often the client did not come.")
    expected_end = day("Until when the help lasts.", allow_none=True)
    outcome = text("How the help ended.", allow_none=True)
    rejection_code = text("Why there is no help here.", allow_none=True)
    escalation = count("How far it was escalated; 0 is not at all.")
    recalled_at = moment("When the package was recalled.", allow_none=True)
    recall_reason = text("Why.", allow_none=True)
    recall_confirmed_at = moment("When that was confirmed.", allow_none=True)
    corrected = words("Which data have been put right since.", allow_none=True)
    version = version()


class AcceptedAnswer(PreviewAnswer):
    """A referral as the institution sees it once it has accepted."""

    tenant = text("The sender's municipality.")
    case_id = ident("The case.")
    client_id = ident("The client.")
    data_classes = words("What is disclosed.", allow_none=True)
    documents = fields.List(
        fields.Dict(), metadata=metadata("The documents that the client chose."), allow_none=True
    )
    contact_route = text("How to reach somebody who must not be found.", allow_none=True)
    legal_basis = text("What allows the disclosure.", allow_none=True)
    consent_id = ident("The consent it rests on.", allow_none=True)
    submitted_by = text("Who submitted it.", allow_none=True)


class LateAnswerAnswer(Schema):
    """What the previous authority answered after the case had moved."""

    from_previous_authority = flag("The previous authority has answered after the move.")
    late_answer = text("What it answered.", allow_none=True)
    late_answer_code = text("The code it gave.", allow_none=True)
    late_answer_text = text("The same in words.", allow_none=True)


class ReferralAnswer(AcceptedAnswer, LateAnswerAnswer):
    """A referral: as much of it as you may see."""

    owner = text("Whose case it is by now.")
    ownership_epoch = count("How often the case has changed hands since.")
    moved_at = moment("When the case moved.", allow_none=True)
    plan_id = ident("The care plan that asked for it.", allow_none=True)
    measure_id = ident("The measure in that plan.", allow_none=True)
    service_shown = text("The service as everybody may see it.")
    citation = text("The provision, where it rests on the law.", allow_none=True)
    opaque = flag("The institution learns a way to reach the client, and nothing else.")
    approved_by = text("Who seconded it.", allow_none=True)
    supersedes = ident("The referral whose place it takes.", allow_none=True)
    competence_override = text("Why somebody else is asked.", allow_none=True)
    capacity_warning = text("What the institution said about its capacity.", allow_none=True)
    competent = words("Who is competent by now.", allow_none=True)
    missing = words("What the recipient needs to know.", allow_none=True)
    loops = count("How often it asked.")
    rejected_by = text("Whose decision the rejection was.", allow_none=True)
    rejection_text = text("Why, in words.", allow_none=True)
    suspended_for = words("Why it is halted.")
    rerouted_to = text("Who is asked instead.", allow_none=True)
    child_referral_id = ident("The referral that took its place.", allow_none=True)
    parent_id = ident("The referral whose place it took.", allow_none=True)
    group_id = ident("With which others it belongs together.", allow_none=True)
    children = fields.List(
        fields.Dict(), metadata=metadata("Into which it was split."), allow_none=True
    )
    signposted_to = text("Where the client was pointed.", allow_none=True)
    expired_at = moment("When nobody had answered in time.", allow_none=True)
    package_opened_at = moment("When the package was last opened.", allow_none=True)
    recall_kept_as = text("What the law makes the recipient keep.", allow_none=True)
    waiting = many(IntervalAnswer, "Who was waited for, from when until when.")
    working_days = anything("For how many working days each was waited for.")
    deadlines = many(DeadlineAnswer, "What was to be done until when, and whether it was.")
    alternatives = words("Who else could help.")


class ReferralsAnswer(Schema):
    """The referrals of a case."""

    items = many(ReferralAnswer, "The referrals.", required=True)
    total = count("How many there are.")


class PackageAnswer(Schema):
    """What the client consented to, as of now. Reading it was recorded."""

    referral_id = ident("The referral.", required=True)
    client_id = ident("The client, unless somebody must not be found.")
    purpose = text("What it was opened for; this was recorded.")
    classes = anything("The data, by class.", required=True)
    documents = fields.List(fields.Dict(), metadata=metadata("What the client handed over."))
    contact_route = text("How to reach somebody who must not be found.", allow_none=True)
    legal_basis = text("What allows this.")
    consent_id = ident("The consent it rests on.", allow_none=True)
    valid_until = day("How long that consent lasts.", allow_none=True)
