"""What comes back about referrals."""

from marshmallow import Schema

from services.gateway.answers.shapes import (
    anything,
    day,
    flag,
    ident,
    many,
    text,
    version,
    words,
)


class ReferralAnswer(Schema):
    """A referral: as much of it as you may see."""

    referral_id = ident("The referral's id.", required=True)
    state = text("Where it stands.", required=True)
    waiting_on = text("Who has to act next.", allow_none=True)
    service = text("What is asked for.")
    recipient = text("Who is asked.")
    municipality = text("The municipality (AGS).")
    urgent = flag("All deadlines are shorter.")
    preview = anything("What can be seen before acceptance.")
    case_id = ident("The case; for the sender.")
    client_id = ident("The client; for the sender, and the recipient once it has accepted.")
    data_classes = words("What is disclosed after acceptance.")
    due_on = day("Until when an answer is expected.", allow_none=True)
    version = version()


class ReferralsAnswer(Schema):
    """The referrals of a case."""

    items = many(ReferralAnswer, "The referrals.", required=True)


class PackageAnswer(Schema):
    """What the client consented to, as of now. Reading it was recorded."""

    referral_id = ident("The referral.", required=True)
    client_id = ident("The client.", required=True)
    classes = anything("The data, by class.", required=True)
    legal_basis = text("What allows this.")
    consent_id = ident("The consent it rests on.", allow_none=True)
    valid_until = day("How long that consent lasts.", allow_none=True)
