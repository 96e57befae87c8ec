"""Why something about a client or a consent is refused."""

from shared.domain.errors import NotFound, Refusal


class NameIsEmpty(Refusal):
    """A person has a name; where only one is known, the other is written as a dash."""

    kind = "invalid"


class BirthDateInFuture(Refusal):
    """Nobody is born in the future."""

    kind = "invalid"


class NotAnAssumedBirthDate(Refusal):
    """An assumed birth date is a first of January."""

    kind = "invalid"


class NotACode(Refusal):
    """This field takes a code; free text could name a person where everybody reads it."""

    kind = "invalid"


class NothingToCorrect(Refusal):
    """A correction names at least one field."""

    kind = "invalid"


class ReasonMissing(Refusal):
    """A correction says why."""

    kind = "invalid"


class ClientErased(Refusal):
    """The data of this person were erased; there is nothing left."""


class UnknownClient(NotFound):
    """There is no such client, or none that you may see."""


class UnknownPurpose(Refusal):
    """A consent is given for the case management, or for the referral to one service."""

    kind = "invalid"


class UnknownDataClass(Refusal):
    """There is no such class of data."""

    kind = "invalid"


class NothingCovered(Refusal):
    """A consent names at least one class of data."""

    kind = "invalid"


class NobodyNamed(Refusal):
    """A consent to a referral names who may receive the data."""

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
