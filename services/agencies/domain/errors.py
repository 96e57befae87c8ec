"""Why something in the directory is refused."""

from shared.domain.errors import NotFound, Refusal


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
