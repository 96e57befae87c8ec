"""What comes back about clients and consents."""

from marshmallow import Schema

from services.gateway.answers.shapes import day, flag, ident, many, moment, text, version, words


class LookAlikeAnswer(Schema):
    """Somebody who might be the same person."""

    client_id = ident("Who.", required=True)
    reasons = words("What speaks for it.", required=True)


class ClientAnswer(Schema):
    """A client."""

    client_id = ident("The client's id.", required=True)
    household_id = ident("The household, if it has an id.", allow_none=True)
    given_name = text("Given name; nothing once erased.", allow_none=True)
    family_name = text("Family name; nothing once erased.", allow_none=True)
    birth_date = day("Birth date; nothing once erased.", allow_none=True)
    birth_precision = text("How much of the birth date is known.")
    language = text("The language the client understands best.")
    phone = text("Telephone.", allow_none=True)
    address = text("Address.", allow_none=True)
    erased = flag("True once all personal data were destroyed.")
    registered_at = moment("When the record was opened.")
    look_alikes = many(LookAlikeAnswer, "Who might be the same person; only for one client.")
    version = version()
