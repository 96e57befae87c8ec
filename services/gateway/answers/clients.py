"""What comes back about the people whose way is recorded."""

from marshmallow import Schema

from services.gateway.answers.shapes import (
    count,
    day,
    flag,
    ident,
    many,
    moment,
    text,
    version,
    words,
)


class LookAlikeAnswer(Schema):
    """Somebody who might be the same person."""

    client_id = ident("Who.", required=True)
    reasons = words("What speaks for it.", required=True)


class NameVariantAnswer(Schema):
    """Another spelling of the name; nothing once erased."""

    given_name = text("Given name.", allow_none=True)
    family_name = text("Family name.", allow_none=True)
    script = text("In which script.")
    source_document = text("In which document.")


class LinkedAnswer(Schema):
    """Another record of the same person."""

    client_id = ident("Which record.", required=True)
    readable = flag("You may read it.", required=True)


class ClientAnswer(Schema):
    """A client, as somebody in charge sees the record, or as it was left."""

    client_id = ident("The client's id.", required=True)
    state = text("`registered`, `active`, `dormant`, `restricted` or `erased`.")
    household_id = ident("The household, if there is one.", allow_none=True)
    given_name = text("Given name; nothing once erased.", allow_none=True)
    family_name = text("Family name; nothing once erased.", allow_none=True)
    birth_date = day("Birth date; nothing once erased.", allow_none=True)
    birth_precision = text("How much of the birth date is known.")
    language = text("The language the client understands best.")
    phone = text("Telephone.", allow_none=True)
    address = text("Address.", allow_none=True)
    erased = flag("True once all personal data were destroyed.")
    registered_at = moment("When the record was opened.")
    owner = text("Which municipality is in charge by now.")
    ownership_epoch = count("How often that has changed, plus one.")
    handed_over_at = moment("When it changed last.", allow_none=True)
    restricted_since = moment("Since when nothing new is disclosed.", allow_none=True)
    protected = flag("Nobody outside may learn where the client is.")
    look_alikes = many(LookAlikeAnswer, "Who might be the same person; only for one client.")
    name_variants = many(NameVariantAnswer, "Other spellings; only for one client.")
    identifiers = words("Of which documents the number is known; only for one client.")
    linked = many(LinkedAnswer, "Other records of the same person; only for one client.")
    timeline = words("Whose timelines tell of this person, as far as you may read them.")
    version = version()
