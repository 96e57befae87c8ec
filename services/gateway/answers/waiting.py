"""What comes back about who waits for whom, and for how long."""

from marshmallow import Schema

from services.gateway.answers.shapes import anything, count, day, flag, ident, many, moment, text


class IntervalAnswer(Schema):
    """For a while somebody was waited for."""

    state = text("Where the referral stood.", required=True)
    waiting_on = text("Who was waited for.", required=True)
    reason = text("Why, if there is more to say.", allow_none=True)
    since = moment("From when.", required=True)
    until = moment("Until when; nothing if they still are.", allow_none=True)


class DeadlineAnswer(Schema):
    """Something was to be done until a day."""

    kind = text("What.", required=True)
    since = day("From when on the days count.")
    due_on = day("Until which day.", required=True)
    days_left = count("How many days were left while others were waited for.", allow_none=True)
    ended_on = day("When it was written down as done.", allow_none=True)
    met_on = day("When it was done.", allow_none=True)
    ended_by = text("By which event.", allow_none=True)
    verdict = text("What became of it.", allow_none=True)


class WaitingAnswer(Schema):
    """A referral that is open, and who is waited for."""

    referral_id = ident("The referral.", required=True)
    recipient = text("Who was asked.")
    service = text("For what.", allow_none=True)
    state = text("Where it stands.", required=True)
    waiting_on = text("Who has to act next.", required=True)
    since = moment("Since when.")
    deadline = text("What is to be done next by a day.", allow_none=True)
    due_on = day("By which day.", allow_none=True)
    days_left = count("How many days are left once it goes on.", allow_none=True)
    escalation = count("How far it was escalated.")
    overdue = flag("The day is over.")
    working_days = anything("For how many working days each was waited for.")


class WaitingListAnswer(Schema):
    """Who waits for whom in a case; what is due first comes first."""

    items = many(WaitingAnswer, "The open referrals.", required=True)
    total = count("How many there are.")
