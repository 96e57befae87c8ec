"""What comes back about whoever signed in."""

from marshmallow import Schema

from services.gateway.answers.shapes import text, words


class MeAnswer(Schema):
    """Who you are to us."""

    user = text("The subject of your token.", required=True)
    roles = words("Your roles.", required=True)
    tenant = text("Your municipality (AGS), if you have one.")
    agency = text("Your institution, if you have one.")
    permissions = words("What you may do.", required=True)
