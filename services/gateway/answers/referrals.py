"""What comes back about referrals."""

from marshmallow import Schema

from services.gateway.answers.shapes import (
    anything,
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


class ReferralAnswer(Schema):
    """A referral: as much of it as you may see."""

    referral_id = ident("The referral's id.", required=True)
    state = text("Where it stands.", required=True)
    waiting_on = text("Who has to act next.", allow_none=True)
    service = text("What is asked for.", allow_none=True)
    recipient = text("Who is asked.")
    municipality = text("The municipality (AGS).")
    urgent = flag("All deadlines are shorter.")
    preview = anything("What can be seen before acceptance.", allow_none=True)
    since = moment("Since when it waits for them.")
    submitted_at = moment("When it was submitted.", allow_none=True)
    missing = words("What the recipient needs to know.", allow_none=True)
    expected_on = day("From when on help is possible.", allow_none=True)
    appointment_on = day("The appointment.", allow_none=True)
    outcome = text("How the help ended.", allow_none=True)
    rejection_code = text("Why there is no help here.", allow_none=True)
    rejected_by = text("Whose decision that was.", allow_none=True)
    rejection_text = text("The same in words.", allow_none=True)
    suspended_for = text("Why it is halted.", allow_none=True)
    rerouted_to = text("Who is asked instead.", allow_none=True)
    child_referral_id = ident("The referral that took its place.", allow_none=True)
    package_opened_at = moment("When the package was last opened.", allow_none=True)
    recalled_at = moment("When the package was recalled.", allow_none=True)
    escalation = count("How far it was escalated; 0 is not at all.")
    tenant = text("The sender's municipality; for the recipient once it has accepted.")
    case_id = ident("The case; not before acceptance.")
    client_id = ident("The client; not before acceptance.")
    plan_id = ident("The care plan that asked for it.", allow_none=True)
    measure_id = ident("The measure in that plan.", allow_none=True)
    legal_basis = text("What allows the disclosure; not before acceptance.", allow_none=True)
    consent_id = ident("The consent it rests on; not before acceptance.", allow_none=True)
    data_classes = words("What is disclosed; not before acceptance.", allow_none=True)
    submitted_by = text("Who submitted it; not before acceptance.", allow_none=True)
    service_shown = text("The service as everybody may see it; for the sender.")
    version = version()


class ReferralsAnswer(Schema):
    """The referrals of a case."""

    items = many(ReferralAnswer, "The referrals.", required=True)
    total = count("How many there are.")


class PackageAnswer(Schema):
    """What the client consented to, as of now. Reading it was recorded."""

    referral_id = ident("The referral.", required=True)
    client_id = ident("The client.", required=True)
    purpose = text("What it was opened for; this was recorded.")
    classes = anything("The data, by class.", required=True)
    legal_basis = text("What allows this.")
    consent_id = ident("The consent it rests on.", allow_none=True)
    valid_until = day("How long that consent lasts.", allow_none=True)
