"""What comes back about households."""

from marshmallow import Schema

from services.gateway.answers.shapes import ident, many, moment, text, version, words


class MemberAnswer(Schema):
    """Somebody who lives in a household."""

    client_id = ident("Who.", required=True)
    role = text("`adult` or `child`; nothing once erased.", allow_none=True)
    guardians = words("Who decides for a child.")
    custodian = text("Who decides from outside.", allow_none=True)
    joined_at = moment("Since when.")


class HouseholdAnswer(Schema):
    """A household."""

    household_id = ident("The household's id.", required=True)
    members = many(MemberAnswer, "Who lives in it.", required=True)
    version = version()


class LivingAnswer(Schema):
    """Somebody lives, or has lived, in a household."""

    household_id = ident("Which household.", required=True)
    role = text("`adult` or `child`; nothing once erased.", allow_none=True)
    joined_at = moment("Since when.")
    left_at = moment("Until when, if they have left.", allow_none=True)


class HouseholdsAnswer(Schema):
    """The households of a client, oldest first."""

    items = many(LivingAnswer, "The households.", required=True)
