"""Why something about a consent is refused."""

from shared.domain.errors import Refusal


class UnknownPurpose(Refusal):
    """A consent is for case management, one referral or transfer, statistics or secrecy release."""

    kind = "invalid"


class UnknownDataClass(Refusal):
    """There is no such class of data."""

    kind = "invalid"


class NothingCovered(Refusal):
    """A consent names at least one class of data."""

    kind = "invalid"


class NobodyNamed(Refusal):
    """A consent names who may receive the data."""

    kind = "invalid"


class PeriodUpsideDown(Refusal):
    """A period does not end before it begins."""

    kind = "invalid"


class ConsentTooLong(Refusal):
    """A consent lasts twelve months at the most."""

    kind = "invalid"


class ExplicitConsentMissing(Refusal):
    """Health, religion, violence and criminal matters are consented to explicitly, one by one."""

    kind = "invalid"


class ExplicitButNotCovered(Refusal):
    """What is consented to explicitly is also among the classes consented to."""

    kind = "invalid"


class ConsentDoesNotCover(Refusal):
    """No consent in force lets this recipient see these data for this purpose."""

    kind = "forbidden"


class GuardianNeeded(Refusal):
    """For somebody under sixteen a guardian consents, unless a note says why the child can."""

    kind = "invalid"


class NotTheirGuardian(Refusal):
    """Whoever is named as guardian does not decide for this person, or no longer."""


class NotAMinor(Refusal):
    """An adult consents in person, or through a custodian."""


class CustodianNotNamed(Refusal):
    """Where a custodian consents, it is noted who that is."""

    kind = "invalid"


class WitnessMissing(Refusal):
    """Where consent was only spoken, it is noted who heard it."""

    kind = "invalid"


class ConsequencesNotExplained(Refusal):
    """Before somebody consents they are told what follows, and that they may refuse."""

    kind = "invalid"


class RecipientIsFixed(Refusal):
    """For this purpose the recipient is given; no other can be named."""

    kind = "invalid"


class ConsentNotInForce(Refusal):
    """This consent was refused, withdrawn or has ended."""


class NotCovered(Refusal):
    """A consent can be narrowed to what it covers, and never be widened."""

    kind = "invalid"
