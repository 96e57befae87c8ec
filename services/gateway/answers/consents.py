"""What comes back about consents."""

from marshmallow import Schema

from services.gateway.answers.shapes import day, ident, many, moment, text, version, words


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
