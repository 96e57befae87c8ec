"""What comes back about agencies and competences."""

from marshmallow import Schema

from services.gateway.answers.shapes import anything, day, ident, text, version


class AgencyAnswer(Schema):
    """An institution in the directory."""

    agency_id = ident("The agency's id.", required=True)
    code = text("Its code.", required=True)
    name = text("Its name.")
    kind = text("What kind of institution.")
    services = anything("What it offers.")
    version = version()


class CompetenceAnswer(Schema):
    """Who is competent."""

    agency = text("The institution's code; nothing where nobody is competent.", allow_none=True)
    service = text("For which service.")
    municipality = text("In which municipality.")
    on = day("On which day.")
