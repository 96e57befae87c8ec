"""What comes back about links, entries and breaches."""

from marshmallow import Schema

from services.gateway.answers.shapes import day, flag, ident, moment, text, version


class LinkAnswer(Schema):
    """Two records that are, or may be, of one person."""

    link_id = ident("The link's id.", required=True)
    client_id = ident("One record.", required=True)
    other_client_id = ident("The other record.", required=True)
    tenant = text("Who keeps the one.")
    other_tenant = text("Who keeps the other.")
    state = text("`proposed`, `merged`, `rejected` or `unmerged`.", required=True)
    proposed_by = text("Who proposed it.")
    proposed_at = moment("When.")
    merged_at = moment("When it was confirmed.", allow_none=True)
    ended_at = moment("When it was rejected or undone.", allow_none=True)
    version = version()


class FiledAnswer(Schema):
    """A letter, a document or a note."""

    entry_id = ident("The entry's id.", required=True)
    client_id = ident("In whose file.")
    kind = text("What it is.", required=True)
    state = text("`filed`, or what became of it in the wrong file.", required=True)
    title = text("Its title; nothing in a wrong file, or once erased.", allow_none=True)
    filed_at = moment("When it was filed.")
    marked_at = moment("When it was found in the wrong file.", allow_none=True)
    version = version()


class OpenedAnswer(FiledAnswer):
    """An entry with what it says; nothing once erased."""

    content = text("What it says.", allow_none=True)
    file = text("Where the original is kept.", allow_none=True)
    dated = day("Which day it bears.", allow_none=True)


class BreachAnswer(Schema):
    """A possible breach, and how far its assessment is."""

    breach_id = ident("The assessment's id.", required=True)
    entry_id = ident("Which entry was in the wrong file.")
    client_id = ident("In whose file it was.")
    state = text("`open`, `documented` or `closed`.", required=True)
    opened_at = moment("Since when.")
    due_at = moment("By when the authority is notified, or not.")
    late = flag("The 72 hours are over.")
    decision = text("Whether the authority is notified.", allow_none=True)
    version = version()
