"""Why something about a client, a household, a link, an entry or a breach is refused."""

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


class EntryMisfiled(Refusal):
    """This entry was in a wrong file; nobody can read it here any more."""

    kind = "forbidden"


class NotMisfiled(Refusal):
    """Only an entry that was marked as filed in error is moved or destroyed."""


class SameFile(Refusal):
    """The entry is in this file already."""

    kind = "invalid"


class BreachNotDocumented(Refusal):
    """What happened is written down before it is decided upon."""


class BreachIsClosed(Refusal):
    """This breach was decided upon already."""
