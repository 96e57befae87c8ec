"""What comes back about links, entries and breaches."""

from marshmallow import Schema

from services.gateway.answers.shapes import count, day, ident, many, moment, text, version


class LinkAnswer(Schema):
    """Two records that are, or may be, of one person."""

    link_id = ident("The link's id.", required=True)
    client_id = ident("One record.", required=True)
    other_client_id = ident("The other record.", required=True)
    tenant = text("Who keeps the one.")
    other_tenant = text("Who keeps the other.")
    state = text("`proposed`, `merged`, `rejected` or `unmerged`.", required=True)
    proposed_by = text("Who proposed it.", allow_none=True)
    version = version()


class FiledAnswer(Schema):
    """A letter, a document or a note."""

    entry_id = ident("The entry's id.", required=True)
    client_id = ident("In whose file.")
    kind = text("What it is.", required=True)
    state = text("Whether it is where it belongs.")
    title = text("Its title; nothing once erased.", allow_none=True)
    content = text("What it says.", allow_none=True)
    file = text("Where the original is kept.", allow_none=True)
    dated = day("Which day it bears.", allow_none=True)
    filed_at = moment("When it was filed.")
    version = version()


class EntriesAnswer(Schema):
    """What was filed under a client."""

    items = many(FiledAnswer, "The entries.", required=True)
    total = count("How many there are.")


class BreachAnswer(Schema):
    """A possible breach, and how far its assessment is."""

    breach_id = ident("The assessment's id.", required=True)
    entry_id = ident("Which entry was in the wrong file.")
    client_id = ident("In whose file it was.")
    state = text("How far it is.", required=True)
    due_at = moment("By when the authority is notified, or not.")
    findings = text("What happened.", allow_none=True)
    measures = text("What was done.", allow_none=True)
    persons_concerned = count("How many it concerns.", allow_none=True)
    decision = text("Whether the authority is notified.", allow_none=True)
    version = version()
