"""What comes back about subscriptions and signing keys."""

from marshmallow import Schema

from services.gateway.answers.shapes import count, ident, many, moment, text, version, words


class SubscriptionAnswer(Schema):
    """Which events an institution's own systems are to hear of."""

    subscription_id = ident("The subscription's id.", required=True)
    agency = text("Which institution.", required=True)
    event_types = words("Of which events: types, a family of types, or all.", required=True)
    channel = text("`amqp`, `webhook` or `feed`.", required=True)
    state = text("`requested`, `active`, `refused`, `paused` or `revoked`.", required=True)
    requested_at = moment("When it was asked for.")
    changed_at = moment("When it last changed.")
    version = version()


class SigningKeyAnswer(Schema):
    """A key with which an institution signs."""

    agency = text("Which institution.", required=True)
    key_id = text("The name of the key.", required=True)
    public_key = text("The public key (Ed25519, base64).", required=True)
    valid_from = moment("From when on it counts.", required=True)
    revoked_at = moment("From when on it counts no more.", allow_none=True)
    version = version()


class SigningKeysAnswer(Schema):
    """The keys of an institution."""

    items = many(SigningKeyAnswer, "The keys, revoked ones as well.", required=True)
    total = count("How many there are.")
