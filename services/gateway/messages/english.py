"""Code -> the English sentence; a refusal of a service that is not here brings its own."""

from typing import Final

SENTENCES: Final[dict[str, str]] = {
    "BROKER_AWAY": "The services cannot be reached at the moment. Please try again shortly.",
    "CONSENT_DOES_NOT_COVER": "No consent in force covers this recipient, purpose and data.",
    "FORBIDDEN": "None of your roles has the permission for this.",
    "IDEMPOTENCY_KEY_MALFORMED": "An Idempotency-Key has 1 to 200 printable ASCII characters.",
    "IF_MATCH_MALFORMED": "If-Match takes one ETag, just as it was given, in double quotes.",
    "INTERNAL": "Something went wrong on our side. Please name the correlation id when you ask.",
    "INVALID": "Some fields are missing, unknown or of the wrong kind; see details.",
    "KEYS_UNKNOWN": "The identity provider's keys cannot be read at the moment.",
    "KEY_REUSED": "This Idempotency-Key was used before, with another content.",
    "MALFORMED": "The request cannot be read; the body must be valid JSON.",
    "METHOD_NOT_ALLOWED": "This address does not take this method.",
    "NAME_IS_EMPTY": "A name is needed; where only one is known, write a dash for the other.",
    "NOT_FOUND": "There is nothing under this id that you may see.",
    "NOT_JSON": "The body must be JSON, with Content-Type: application/json.",
    "NOT_YOUR_SEAT": "You can vote for the seats of your own institution.",
    "NO_ANSWER": "There was no answer in time. Repeat with the same Idempotency-Key to be sure.",
    "NO_SUCH_PATH": "There is no such address.",
    "REASON_MISSING": "Say why.",
    "SERVICE_AWAY": "The service that does this is not running at the moment. Please try again.",
    "TOKEN_EXPIRED": "Your token has expired. Please sign in again.",
    "TOKEN_INVALID": "This token is not valid here.",
    "TOKEN_MISSING": "This needs a bearer token: please sign in.",
    "TOO_LARGE": "A request may be 64 KiB at the most.",
    "UNKNOWN_SERVICE": "There is no service of this name.",
}
