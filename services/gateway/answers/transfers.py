"""What comes back about transfers."""

from marshmallow import Schema

from services.gateway.answers.shapes import ident, text, version


class TransferAnswer(Schema):
    """A case that is offered to another tenant."""

    transfer_id = ident("The transfer's id.", required=True)
    case_id = ident("Which case; for the receiver once it has accepted.", allow_none=True)
    client_id = ident("Whose case; for the receiver once it has accepted.", allow_none=True)
    state = text("How far it is.", required=True)
    from_tenant = text("Who offers it.")
    to_tenant = text("To whom.")
    municipality = text("Where the client moves (AGS).")
    summary = text("What to know; for the receiver once it has accepted.", allow_none=True)
    version = version()
