"""What may be sent in about subscriptions and signing keys."""

from services.gateway.forms.fields import PageForm, about, institution, one_of, several, shaped
from services.gateway.forms.kinds import Form, Moment

CHANNELS = ("amqp", "webhook", "feed")
EVENT_TYPES = r"^(\*|[a-z]+\.([a-z_]+|\*))$"
KEY_ID = r"^[a-z0-9][a-z0-9-]{0,63}$"
ED25519 = r"^[A-Za-z0-9+/]{43}=$"
A_KEY = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="


class SubscriptionForm(Form):
    """An institution's own systems are to hear of events."""

    agency = institution("Which institution; your own, if left out.", "JC")
    event_types = several(
        shaped(EVENT_TYPES, "A type, a family of types, or all.", "referrals.referral_submitted"),
        "Of which events.", least=1, required=True,
    )  # fmt: skip
    channel = one_of(CHANNELS, "On which way it is to hear.", required=True)


class OfAgencyForm(PageForm):
    """Of which institution."""

    agency = institution("Which institution; all, if left out.", "JC")


class SigningKeyEndForm(Form):
    """A key counts no more."""

    agency = institution("Which institution; your own, if left out.", "JC")
    key_id = shaped(KEY_ID, "The name of the key.", "jc-2026-1", required=True)


class SigningKeyForm(SigningKeyEndForm):
    """A key with which an institution signs."""

    public_key = shaped(ED25519, "The public key (Ed25519, base64).", A_KEY, required=True)
    valid_from = Moment(
        metadata=about("From when it counts; from now, if left out.", "2026-12-01T00:00:00+01:00")
    )


class KeysOfForm(Form):
    """Whose keys."""

    agency = institution("Which institution.", "JC", required=True)
