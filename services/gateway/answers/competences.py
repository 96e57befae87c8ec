"""What comes back about competences."""

from marshmallow import Schema

from services.gateway.answers.shapes import count, day, flag, many, text, words


class JurisdictionAnswer(Schema):
    """That an institution is, was or will be competent."""

    service = text("For which service.")
    municipality = text("In which municipality (AGS).")
    agency = text("The institution's code.")
    valid_from = day("The first day.")
    valid_until = day("The last day, if there is one.", allow_none=True)
    shared = flag("Others may be competent as well.")
    holds = flag("It holds on that day.")


class JurisdictionsAnswer(Schema):
    """Every competence for a service."""

    items = many(JurisdictionAnswer, "The competences.", required=True)
    total = count("How many there are.")


class CompetencesAnswer(JurisdictionsAnswer):
    """Every competence of an institution."""

    on = day("As of which day.", required=True)


class MunicipalityAnswer(Schema):
    """A municipality of the district."""

    key = text("Its key (AGS).", required=True)
    name = text("Its name.", required=True)
    pilot = flag("It has case managers.")


class VocabularyAnswer(Schema):
    """The words that the directory knows."""

    services = words("The services.", required=True)
    kinds = words("The kinds of institution.", required=True)
    never_by_wildcard = words("The kinds that hear of nothing but what is addressed to them.")
    municipalities = many(MunicipalityAnswer, "The municipalities.", required=True)
    edition = text("As of when.")


class CompetenceAnswer(Schema):
    """Who is competent."""

    agency = text("The institution's code; nothing where nobody is competent.", allow_none=True)
    agencies = words("All of them, where several share.")
    service = text("For which service.")
    municipality = text("In which municipality.")
    on = day("On which day.")
