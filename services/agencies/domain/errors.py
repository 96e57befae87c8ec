"""Why something in the directory is refused."""

from shared.domain.errors import Forbidden, NotFound, Refusal


class NotAnAgencyCode(Refusal):
    """A code has capital letters and digits in groups, parted by hyphens, such as JA-KREIS."""

    kind = "invalid"


class NameIsEmpty(Refusal):
    """An institution has a name."""

    kind = "invalid"


class AgencyIdNotOfCode(Refusal):
    """The id of an institution follows from its code; this is another one."""

    kind = "invalid"


class AgencyCodeTaken(Refusal):
    """This code belongs to an institution already."""


class UnknownKind(Refusal):
    """There is no such kind of institution."""

    kind = "invalid"


class UnknownService(Refusal):
    """There is no such service."""

    kind = "invalid"


class UnknownMunicipality(Refusal):
    """There is no municipality with this official key."""

    kind = "invalid"


class UnknownAgency(NotFound):
    """No institution with this code is in the directory."""


class PeriodUpsideDown(Refusal):
    """A period does not end before it begins."""

    kind = "invalid"


class JurisdictionOverlaps(Refusal):
    """On some of these days an institution is competent already."""


class NoSuchJurisdiction(NotFound):
    """This institution was never competent for the service in the municipality."""


class JurisdictionEndedEarlier(Refusal):
    """The competence had ended before that day; a new one has to be assigned."""


class NotALanguage(Refusal):
    """Languages are given by their tags, such as de, ar or uk."""

    kind = "invalid"


class ContactMalformed(Refusal):
    """One of these is not what it says: telephone, e-mail, web site, address or note."""

    kind = "invalid"


class OpeningMalformed(Refusal):
    """Opening hours name weekdays from MO to SU and times such as 08:30, the earlier one first."""

    kind = "invalid"


class TextTooLong(Refusal):
    """What is said of an offer is brief; one of these is not."""

    kind = "invalid"


class AgencyInactive(Refusal):
    """From that day on this institution is none any more."""


class SuccessorIsItself(Refusal):
    """An institution cannot take its own place."""

    kind = "invalid"


class NotOffered(Refusal):
    """The institution does not offer this service on that day."""


class OnlyOwnCapacity(Forbidden):
    """Only the institution itself or the registrar says whether it can take on people."""


class NothingToExpect(Refusal):
    """Whoever has capacity has it today; a date is for those who have none yet."""

    kind = "invalid"


class DaysOutOfRange(Refusal):
    """A deadline has between 1 and 365 days, and to decide takes no less than to acknowledge."""

    kind = "invalid"


class OnePlaceAtATime(Refusal):
    """Closing days are those of an institution or those of a municipality."""

    kind = "invalid"


class NotHsds(Refusal):
    """This is no service in the form of HSDS 3 that the directory could take over."""

    kind = "invalid"


class OnlyOwnInstitution(Forbidden):
    """Only the institution itself or the registrar may ask for this."""


class NothingSubscribed(Refusal):
    """A subscription names at least one type of event."""

    kind = "invalid"


class UnknownEventType(Refusal):
    """There is no such type of event, and no such pattern."""

    kind = "invalid"


class WildcardNotAllowed(Refusal):
    """An institution of this kind hears only of types of events that are named one by one."""


class NotForThisInstitution(Refusal):
    """An institution of this kind does not hear of these events."""


class SubscriptionIdTaken(Refusal):
    """There is another subscription with this id."""


class SubscriptionNotInState(Refusal):
    """As the subscription stands, this cannot be done with it."""


class FourEyesNeeded(Refusal):
    """Whoever asked for a subscription does not answer it as well."""


class NotASigningKey(Refusal):
    """A key has a short name of letters and digits, and 32 bytes of Ed25519 in base64."""

    kind = "invalid"


class KeyIdTaken(Refusal):
    """The institution has another key of this name."""


class KeyValidTooEarly(Refusal):
    """A key does not count before it was registered."""

    kind = "invalid"
