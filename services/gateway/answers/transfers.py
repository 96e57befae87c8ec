"""What comes back about transfers."""

from marshmallow import Schema

from services.gateway.answers.shapes import count, day, ident, moment, text


class TransferAnswer(Schema):
    """A case that is offered to another tenant."""

    transfer_id = ident("The transfer's id.", required=True)
    side = text("On which side you are: `giver` or `receiver`.")
    case_id = ident("Which case.")
    client_id = ident("Whose; nothing before the receiver has accepted.", allow_none=True)
    state = text("How far it is.", required=True)
    from_tenant = text("Who offers it.")
    to_tenant = text("To whom.")
    municipality = text("Where the client moves (AGS).")
    phase = text("In which phase the case is.")
    persons = count("How many people it is about.")
    summary = text("What to know; nothing before the receiver has accepted.", allow_none=True)
    manager = text("Who will manage the case.", allow_none=True)
    reason_code = text("Why it came to nothing.", allow_none=True)
    initiated_at = moment("When it was begun.")
    expires_at = moment("By when the receiver answers.", allow_none=True)
    cut_over_on = day("On which day the case changes hands.", allow_none=True)
    answered_at = moment("When the receiver answered.", allow_none=True)
    ended_at = moment("When it was over.", allow_none=True)
