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
    """Whoever changes this says why."""

    kind = "invalid"


class ClientErased(Refusal):
    """The data of this person were erased; there is nothing left."""


class UnknownClient(NotFound):
    """There is no such client, or none that you may see."""


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


class IdentifierIsEmpty(Refusal):
    """An identifier has a value."""

    kind = "invalid"


class AlreadyRestricted(Refusal):
    """The processing of this person's data is restricted already, on another ground."""


class ProcessingIsRestricted(Refusal):
    """The processing of this person's data is restricted: they are kept, and not disclosed."""

    kind = "forbidden"


class OwnershipMoved(Refusal):
    """Another municipality is in charge of this person by now; what you knew you can still read."""


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


class AlreadyAMember(Refusal):
    """This person is a member of the household in another role already."""


class NotAMember(Refusal):
    """This person is not a member of the household."""


class NotAnAdultMember(Refusal):
    """A guardian is an adult member of the household."""

    kind = "invalid"


class NobodyDecides(Refusal):
    """For a child there is a guardian, or a custodian."""

    kind = "invalid"


class SamePerson(Refusal):
    """A record cannot be linked with itself."""

    kind = "invalid"


class AlreadyLinked(Refusal):
    """These two records are linked already, or somebody has proposed it."""


class SecondPersonNeeded(Refusal):
    """Whoever proposed a merge cannot decide on it."""

    kind = "forbidden"


class OtherSideDecides(Refusal):
    """Where the other record is another municipality's, somebody from there decides."""

    kind = "forbidden"


class NotWithinTheLink(Refusal):
    """This is not something that was recorded under one of the two records while linked."""

    kind = "invalid"


class ConsentStaysIndividual(Refusal):
    """A consent is nobody else's: withdraw it, and ask the right person."""


class EntryIsEmpty(Refusal):
    """An entry has a title."""

    kind = "invalid"


class EntryInError(Refusal):
    """This entry was in a wrong file; nobody can read it here any more."""

    kind = "forbidden"


class NotInError(Refusal):
    """Only an entry that was marked as filed in error is moved or destroyed."""


class SameFile(Refusal):
    """The entry is in this file already."""

    kind = "invalid"


class BreachNotDocumented(Refusal):
    """What happened is written down before it is decided upon."""


class BreachIsClosed(Refusal):
    """This breach was decided upon already."""
