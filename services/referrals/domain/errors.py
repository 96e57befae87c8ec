"""Why a referral, or a step on its way, may be refused."""

from shared.domain.errors import Forbidden, Invalid, Refusal


class UnknownService(Invalid):
    """Nobody refers to a service of this name."""


class ConsentMissing(Refusal):
    """The referral is to rest on a consent, and there is none on file."""


class ConsentDoesNotCover(Refusal):
    """The consent does not reach as far as this disclosure."""


class NotCompetent(Refusal):
    """The recipient is not competent for this service in this municipality."""


class PackageTooWide(Refusal):
    """The package holds more than this service may ever be told."""


class NotYourReferral(Forbidden):
    """Only the institution to which a referral is addressed may answer it."""


class NoLongerPossibleOnly(Refusal):
    """What was accepted is only handed back because help has become impossible."""


class ReasonMissing(Invalid):
    """A refusal for another reason has to say which."""


class TooLateToReopen(Refusal):
    """A completed service is reopened within fourteen days, later it is a new referral."""
