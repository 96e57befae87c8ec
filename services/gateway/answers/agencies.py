"""What comes back about agencies and competences."""

from marshmallow import Schema, fields

from services.gateway.answers.shapes import (
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


class OfferAnswer(Schema):
    """A service that an institution offers."""

    service = text("Which service.", required=True)
    languages = words("In which languages.", required=True)


class AgencyAnswer(Schema):
    """An institution in the directory."""

    agency_id = ident("The agency's id.", required=True)
    code = text("Its code.", required=True)
    name = text("Its name.")
    kind = text("What kind of institution.")
    services = many(OfferAnswer, "What it offers.", required=True)
    registered_at = moment("Since when it is in the directory.")
    version = version()


class JurisdictionAnswer(Schema):
    """That an institution is, was or will be competent."""

    service = text("For which service.")
    municipality = text("In which municipality (AGS).")
    agency = text("The institution's code.")
    valid_from = day("The first day.")
    valid_until = day("The last day, if there is one.", allow_none=True)


class JurisdictionsAnswer(Schema):
    """Every competence for a service."""

    items = many(JurisdictionAnswer, "The competences.", required=True)
    total = count("How many there are.")


class MunicipalityAnswer(Schema):
    """A municipality of the district."""

    key = text("Its key (AGS).", required=True)
    name = text("Its name.", required=True)
    pilot = flag("It has case managers.")


class VocabularyAnswer(Schema):
    """The words that the directory knows."""

    services = words("The services.", required=True)
    kinds = words("The kinds of institution.", required=True)
    municipalities = many(MunicipalityAnswer, "The municipalities.", required=True)
    edition = text("As of when.")


class StartingDirectoryAnswer(Schema):
    """A directory to begin with; nothing of it holds until it was registered."""

    edition = text("As of when.")
    agencies = fields.List(fields.Dict(), metadata=metadata("Institutions to register."))
    jurisdictions = fields.List(fields.Dict(), metadata=metadata("Competences to assign."))


class CompetenceAnswer(Schema):
    """Who is competent."""

    agency = text("The institution's code; nothing where nobody is competent.", allow_none=True)
    service = text("For which service.")
    municipality = text("In which municipality.")
    on = day("On which day.")
