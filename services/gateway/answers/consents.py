"""What comes back about consents."""

from marshmallow import Schema

from services.gateway.answers.shapes import day, flag, ident, many, moment, text, version, words


class ConsentAnswer(Schema):
    """A consent, and how it stands today; what it says is nothing once erased."""

    consent_id = ident("The consent's id.", required=True)
    client_id = ident("Who consents.", required=True)
    state = text("`active`, `not_yet`, `refused`, `expired` or `withdrawn`.", required=True)
    given_by = text("Who signed.", allow_none=True)
    guardian_id = ident("Which guardian.", allow_none=True)
    purpose = text("What for.", allow_none=True)
    recipients = words("Who may learn it.", allow_none=True)
    direction = text("Whether data also come back.", allow_none=True)
    data_classes = words("What they may learn.", allow_none=True)
    explicit_classes = words("Which special ones were consented to expressly.", allow_none=True)
    valid_from = day("The first day.", allow_none=True)
    valid_until = day("The last day.", allow_none=True)
    text_version = text("Which text was explained.", allow_none=True)
    language = text("In which language.", allow_none=True)
    form = text("How consent was given.", allow_none=True)
    consequences_explained = flag("They knew what follows.", allow_none=True)
    granted_at = moment("When it was given, or refused.")
    narrowed_at = moment("When a part was taken back.", allow_none=True)
    withdrawn_at = moment("When it was taken back.", allow_none=True)
    expired_at = moment("When it ended by itself.", allow_none=True)
    expiry_told_at = moment("Since when its end is near.", allow_none=True)
    reconfirmation_since = moment("Since when it has to be confirmed.", allow_none=True)
    version = version()


class ConsentsAnswer(Schema):
    """The consents of a client, oldest first."""

    items = many(ConsentAnswer, "The consents.", required=True)
