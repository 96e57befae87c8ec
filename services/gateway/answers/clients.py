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


class ConsentAnswer(Schema):
    """A consent, and how it stands today."""

    consent_id = ident("The consent's id.", required=True)
    client_id = ident("Who consents.", required=True)
    given_by = text("Who signed.")
    purpose = text("What for.")
    recipients = words("Who may learn it.")
    data_classes = words("What they may learn.")
    explicit_classes = words("Which special classes were consented to in so many words.")
    valid_from = day("The first day.")
    valid_until = day("The last day.")
    text_version = text("Which text was explained.")
    language = text("In which language.")
    form = text("How consent was given.")
    granted_at = moment("When it was recorded.")
    withdrawn_at = moment("When it was taken back.", allow_none=True)
    state = text("`active`, `not_yet`, `expired` or `withdrawn`.")
    version = version()


class ConsentsAnswer(Schema):
    """The consents of a client, oldest first."""

    items = many(ConsentAnswer, "The consents.", required=True)
